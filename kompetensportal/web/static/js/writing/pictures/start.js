// The picture tools in the editor: asked for by a card (`kp:picture`), or by a picture that is pasted.

import { pictureIn } from "./choose.js";
import { PictureTools } from "./tools.js";

export function start(editor) {
  const dialog = document.querySelector("#picture-tools");
  if (!dialog) return;
  const tools = new PictureTools(dialog);
  document.addEventListener("kp:picture", (event) => {
    event.preventDefault();
    const { alt, done, file } = event.detail;
    tools.open({ path: editor.path, alt, done, file });
  });
  editor.root.addEventListener("paste", (event) => {
    const file = pictureIn(event.clipboardData);
    // What came with words, as from Word, is for whoever takes in pasted text.
    if (!file || event.clipboardData.types.includes("text/html") || event.defaultPrevented) return;
    event.preventDefault();
    const done = ({ src, alt }) => editor.insert(`![${alt.replace(/[[\]]/g, "")}](${src})`);
    tools.open({ path: editor.path, done, file });
  });
}
