// How the text stands, in words: one quiet line for the eye, and for the ear only what changes much.

import { button, make } from "../editor/elements.js";
import { askToSignIn } from "./sign_in.js";

const LOUD = new Set(["waiting", "signed_out", "stranger", "refused"]);

export function showStatus(editor, keeper) {
  const say = (key, given) => editor.say(`drafts.live_${key}`, given);
  const line = make("p", { class: "saving", "aria-hidden": "true" });
  const heard = make("p", { class: "visually-hidden" });
  const others = make("p", { class: "saving-others" });
  const gone = make("div", { class: "note note-warning saving-gone", hidden: true });
  editor.status.append(line, heard, others);
  const history = { class: "saving-history", href: `/skriva/historik/${editor.path}` };
  editor.status.after(make("a", history, say("history")));
  editor.panel.prepend(gone);
  const dialog = askToSignIn(say, () => keeper.hurry());
  let loud = "";
  const show = () => {
    const words = wordsOf(keeper, say);
    // "Saved here" is said when the disk has it; the ear need not hear of each letter.
    const isWriting = keeper.condition === "waiting" && keeper.onDevice && !keeper.isKept;
    line.dataset.condition = isWriting ? "sending" : keeper.condition;
    set(line, isWriting ? say("sending") : words);
    const now = LOUD.has(keeper.condition) || !keeper.onDevice ? words : "";
    // That it is well again is told once, after something was not.
    set(heard, now || (loud && keeper.condition === "saved" ? words : ""));
    loud = now || (keeper.condition === "saved" ? "" : loud);
    set(others, othersOf(keeper.state.others, say));
    showGone(gone, keeper, say);
    dialog(keeper.condition === "signed_out" || keeper.condition === "stranger", keeper.condition);
  };
  keeper.addEventListener("told", show);
  show();
}

function wordsOf(keeper, say) {
  if (keeper.condition === "refused") return `${keeper.fault.what} ${keeper.fault.mend}`;
  if (!keeper.onDevice && keeper.isOpen) return say("not_on_device");
  return say(keeper.condition);
}

/** "Eva skriver också här nu." */
function othersOf(others, say) {
  const names = others.filter((one) => !one.me).map((one) => one.name);
  if (names.length === 1) return say("other", { name: names[0] });
  if (names.length)
    return say("others", { names: names.slice(0, -1).join(", "), last: names.at(-1) });
  return others.length ? say("myself") : "";
}

function showGone(place, keeper, say) {
  const is = keeper.state.file === "gone" && !keeper.state.open;
  if (place.hidden === !is) return;
  place.hidden = !is;
  place.replaceChildren();
  if (!is) return;
  const again = button(say("gone_again"), () => keeper.keepText(), { kind: "primary" });
  place.append(make("p", {}, say("gone")), again);
}

function set(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
