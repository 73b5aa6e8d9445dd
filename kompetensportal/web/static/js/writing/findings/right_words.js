// "Ordet är rätt": a word goes into the organisation's own list, and can be taken out again.

import { button, make } from "../editor/elements.js";
import { addressOf, post } from "../post.js";

/** right(word, card): tell the portal, and the card; `again` asks anew what to say of the text. */
export function rightWords(editor, again) {
  const { say } = editor;
  const address = addressOf("ordet-ar-ratt", editor.path);
  const words = make("p", {});
  const undo = button(say("proofing.live_right_undo"), () => send(undo.dataset.word, true), {
    kind: "secondary",
  });
  const told = make("div", { class: "right-word" });

  function right(word, card) {
    card.querySelector(".card-body").append(told);
    return send(word);
  }

  async function send(word, back = false) {
    const { is, data } = await post(address + (back ? "?bort=ja" : ""), { text: word });
    if (is === "ok") {
      words.textContent = say(`proofing.live_right_${back ? "back" : "done"}`, { word });
      undo.dataset.word = word;
      again();
    } else
      words.textContent = data?.what ? `${data.what} ${data.mend}` : say(`proofing.live_${is}`);
    told.replaceChildren(words, ...(is === "ok" && !back ? [undo] : []));
    editor.announce(words.textContent);
  }
  return right;
}
