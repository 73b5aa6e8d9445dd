// Keys of the whole editor, and its buttons for going back and forward.
//
// Ctrl+Z, Ctrl+Shift+Z or Ctrl+Y: back and forward over all cards. Alt+arrow: move the card.
// Ctrl+Enter: a new step under this one. Ctrl+B: bold.

import { say } from "./words.js";

export function keys(desk, root) {
  root.addEventListener("keydown", (event) => pressed(event, desk));
  // The browser's own menu and gestures for "undo" know one field alone.
  root.addEventListener("beforeinput", (event) => {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    event.preventDefault();
    if (event.inputType === "historyUndo") desk.undo();
    else desk.redo();
  });
  const back = root.querySelector("[data-tool=undo]");
  const forward = root.querySelector("[data-tool=redo]");
  back.addEventListener("click", () => desk.undo());
  forward.addEventListener("click", () => desk.redo());
  const thick = root.querySelector("[data-tool=bold]");
  // The press must not take the focus out of the field that it is for.
  thick.addEventListener("mousedown", (event) => event.preventDefault());
  thick.addEventListener("click", () => {
    const field = desk.field();
    if (field) bold(field);
    else desk.announce(say("bold_where"));
  });
  const show = () => {
    back.setAttribute("aria-disabled", String(!desk.draft.canUndo));
    forward.setAttribute("aria-disabled", String(!desk.draft.canRedo));
  };
  desk.addEventListener("changed", show);
  show();
}

function pressed(event, desk) {
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  const card = desk.cards.find((one) => one.element.contains(event.target));
  let done = true;
  if (command && !event.altKey && key === "z") {
    if (event.shiftKey) desk.redo();
    else desk.undo();
  } else if (command && !event.altKey && key === "y") desk.redo();
  else if (command && key === "b" && event.target.dataset.type === "words") bold(event.target);
  else if (command && key === "enter" && card) desk.insert("1. \n", card);
  else if (event.altKey && !command && card && event.key === "ArrowUp") desk.up(card);
  else if (event.altKey && !command && card && event.key === "ArrowDown") desk.down(card);
  else done = false;
  if (done) event.preventDefault();
}

/** Bold around what is marked in a field, or away from it. */
export function bold(field) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const marked = value.slice(from, to);
  const around = value.slice(from - 2, from) === "**" && value.slice(to, to + 2) === "**";
  if (around) field.setRangeText(marked, from - 2, to + 2, "select");
  else field.setRangeText(`**${marked || say("bold_words")}**`, from, to, "select");
  if (!around) field.setSelectionRange(field.selectionStart + 2, field.selectionEnd - 2);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
