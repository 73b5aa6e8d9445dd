// The ways between the editor and the review of its text.

const LINE = /^#rad-(\d+)$/;
/** Milliseconds: a portal with much to do still answers; the text lies on the device all the while. */
const PATIENCE = 15_000;

export function start(editor) {
  const go = () => {
    const line = Number(LINE.exec(location.hash)?.[1] ?? 0);
    if (line) show(editor, line);
  };
  addEventListener("hashchange", go);
  go();
  const link = document.querySelector("[data-review]");
  if (link) savesFirst(link, editor);
}

/** `#rad-12` opens the text at the card of that line: an error, words that somebody asks about. */
function show(editor, line) {
  const place = editor.field(line, 1);
  const card = editor.cardAt(line);
  (place?.field ?? card)?.focus();
  card?.scrollIntoView({ block: "center" });
}

/** What was written last is sent before the review shows the text, also what was written just now. */
function savesFirst(link, editor) {
  const isOpen = () => editor.keeper?.isOpen ?? editor.text() !== editor.given.text;
  let leaving = false;
  const leave = () => location.assign(link.href);
  document.addEventListener("kp:saved", () => {
    if (leaving && !isOpen()) leave();
  });
  link.addEventListener("click", (event) => {
    if (!isOpen() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    editor.keeper?.send();
    setTimeout(leave, PATIENCE);
  });
}
