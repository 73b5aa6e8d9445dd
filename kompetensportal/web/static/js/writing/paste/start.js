// Pasting from Word, Outlook or a web page: its steps, headings, tables and links come in as blocks,
// and what was left out is said. Ctrl+Shift+V pastes the words alone, as everywhere.

import { button, make } from "../editor/elements.js";
import { readHtml } from "./read.js";

const TAKES = new Set(["words", "markdown"]);
/** Fields that hold more than a line of plain words. */

export function start(editor) {
  let plain = false;
  editor.root.addEventListener("keydown", (event) => {
    plain = event.shiftKey && event.key.toLowerCase() === "v";
  });
  editor.root.addEventListener("paste", (event) => {
    const field = event.target;
    const html = plain ? "" : (event.clipboardData?.getData("text/html") ?? "");
    plain = false;
    if (!html || event.defaultPrevented || !TAKES.has(field.dataset?.type)) return;
    const read = readHtml(html);
    if (!read?.markdown) return;
    event.preventDefault();
    put(editor, field, read);
    tell(editor, field, read);
  });
}

/** Words go in where one writes; several blocks go under the card, the first into an empty field. */
function put(editor, field, { blocks, markdown }) {
  const [first, second] = blocks;
  const alone = blocks.length === 1 && isWords(first);
  if (field.dataset.type === "markdown" || alone) {
    write(field, markdown);
    return;
  }
  const empty = !field.value.trim() && field.closest("[data-was=step]");
  const step = first.kind === "item" && first.numbered && first.depth === 0;
  const under = second?.kind === "item" && !(second.numbered && second.depth === 0);
  if (empty && !under && (step || isWords(first))) {
    write(field, first.text);
    const rest = markdown.split("\n\n").slice(1).join("\n\n");
    if (rest) editor.insert(rest);
    return;
  }
  editor.insert(markdown);
}

function isWords({ kind, text }) {
  return kind === "text" && !text.startsWith("|");
}

function write(field, text) {
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Say how much came in and what did not, below the card that it was pasted in. */
function tell(editor, field, { blocks, left }) {
  const { say } = editor;
  const lost = Object.entries(left)
    .filter(([, n]) => n > 0)
    .map(([what, n]) => say(`bringin.live_left_${what}`, { n }));
  const words = say("bringin.live_pasted", { n: blocks.length });
  editor.announce([words, lost.length ? say("bringin.live_left") : "", ...lost].join(" "));
  document.querySelector(".pasted")?.remove();
  if (!lost.length) return;
  const close = () => {
    note.remove();
    field.focus();
  };
  const note = make(
    "aside",
    { class: "pasted" },
    make("p", {}, make("b", {}, words), ` ${say("bringin.live_left")}`),
    make("ul", {}, ...lost.map((one) => make("li", {}, one))),
    button(say("bringin.live_close"), close, { sign: "x" }),
  );
  field.closest(".writing-card").after(note);
}
