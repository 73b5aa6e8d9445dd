// "Se den som läsaren": the text as it is now, made by the portal into the page that a reader gets, in
// a frame that runs nothing. The form is an ordinary one, and its answer comes into the frame.

import { button, make } from "../editor/elements.js";
import { addressOf } from "../post.js";

const NAME = "visa-som";
const WAYS = [
  ["phone", "device-mobile"],
  ["easy", "book"],
  ["standard", "article"],
  ["print", "printer"],
];

export function start(editor) {
  const say = (name, given) => editor.say(`proofing.live_show${name && `_${name}`}`, given);
  const text = make("textarea", { name: "text", hidden: true });
  const way = make("input", { type: "hidden", name: "as" });
  const csrf = make("input", { type: "hidden", name: "csrf" });
  const form = make(
    "form",
    {
      method: "post",
      action: addressOf("visa", editor.path),
      enctype: "multipart/form-data",
      target: NAME,
      hidden: true,
    },
    text,
    way,
    csrf,
  );
  const note = make("p", { class: "show-note", role: "status" });
  const room = make("div", { class: "show-frame" });
  const heading = make("h2", { id: "show-title", tabindex: "-1" });
  const close = button(say("close"), () => dialog.close(), { kind: "secondary", sign: "x" });
  const head = make("div", { class: "show-head" }, heading, close);
  const dialog = make("dialog", { class: "show-dialog", "aria-labelledby": "show-title" });
  dialog.append(head, note, room);
  dialog.addEventListener("close", () => room.replaceChildren());
  const presses = make("div", {
    class: "show-ways",
    role: "group",
    "aria-label": say("as"),
  });
  let shown = "";

  for (const [name, sign] of WAYS) presses.append(press(name, say(name), sign));
  const languages = languagesOf();
  if (languages) presses.append(languages);

  const fold = make(
    "details",
    { class: "fold show" },
    make("summary", {}, say("")),
    presses,
    form,
    dialog,
  );
  editor.side.append(fold);

  function press(name, words, sign) {
    return button(words, () => show(name, words), {
      kind: "secondary",
      sign,
      "data-way": name,
    });
  }

  /** The languages of the page's own chooser, by the names that those who speak them use. */
  function languagesOf() {
    const others = [...document.querySelectorAll(".languages .language-choice")].filter(
      ({ value }) => value !== "sv" && !value.includes("-"),
    );
    if (!others.length) return null;
    const options = others.map(({ value, textContent }) =>
      make("option", { value, lang: value }, textContent.trim()),
    );
    const select = make("select", { id: "show-language" }, make("option", { value: "" }, "–"));
    select.append(...options);
    select.addEventListener("change", () => {
      if (select.value) show(select.value, select.selectedOptions[0].textContent);
    });
    const label = make("label", { for: "show-language" }, say("language"));
    return make("div", { class: "field show-language" }, label, select);
  }

  function show(name, words) {
    shown = name;
    text.value = editor.text();
    way.value = name;
    csrf.value = document.querySelector("input[name=csrf]")?.value ?? "";
    heading.textContent = say("frame", { as: words });
    note.textContent = say("wait");
    // A new frame each time: the back button of the browser leads away from the page as before.
    const frame = make("iframe", {
      name: NAME,
      title: say("frame", { as: words }),
      sandbox: "allow-same-origin allow-popups allow-popups-to-escape-sandbox",
    });
    room.dataset.way = name;
    room.replaceChildren(frame);
    if (!dialog.open) dialog.showModal();
    heading.focus();
    frame.addEventListener("load", () => arrived(frame, name));
    form.submit();
  }

  function arrived(frame, name) {
    if (name !== shown) return;
    const main = frame.contentDocument?.querySelector("main");
    // The empty page that a frame begins with is not what was asked for.
    if (frame.contentDocument?.URL === "about:blank") return;
    note.textContent = main ? "" : say("failed");
  }
}
