// The card of a marked word, fetched when the first one is opened: what stands in the list after the
// text, shown in a dialog where one is. Escape, the button and a press beside it close it, and the
// browser then puts the focus back on the word.

let dialog = null;
let sound = null;

/** Show the card that a marked word leads to. False when the page has no such card. */
export function openCard(link) {
  const card = document.querySelector(`${link.hash} .word-card`);
  if (!card) return false;
  dialog ??= makeDialog(document.querySelector(".words").dataset);
  const copy = card.cloneNode(true);
  const title = copy.querySelector(".word-title");
  title.id = "word-dialog-title";
  for (const listen of copy.querySelectorAll(".word-listen")) {
    listen.hidden = false;
    listen.addEventListener("click", () => say(listen));
  }
  dialog.replaceChildren(copy, dialog.close_);
  for (const audio of document.querySelectorAll("audio")) audio.pause();
  dialog.showModal();
  return true;
}

function makeDialog(words) {
  const made = document.createElement("dialog");
  made.className = "word-dialog";
  made.setAttribute("aria-labelledby", "word-dialog-title");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button word-close";
  close.textContent = words.close;
  close.addEventListener("click", () => made.close());
  made.close_ = close;
  made.addEventListener("click", ({ target }) => {
    if (target === made) made.close();
  });
  made.addEventListener("close", () => sound?.pause());
  document.body.append(made);
  return made;
}

/** Word and definition, from the beginning each time. */
async function say(listen) {
  sound?.pause();
  sound = new Audio(listen.dataset.sound);
  try {
    await sound.play();
  } catch (error) {
    // AbortError: the card was closed before the sound had come.
    if (error.name !== "AbortError")
      listen.textContent = document.querySelector(".words").dataset.failed;
  }
}
