// Marked words: a press opens the card where one is. Without it, or when the script cannot be
// fetched, the link leads to the card in the list after the text.

export function openWords(lesson) {
  const list = lesson?.querySelector(".words");
  if (!list) return;
  for (const word of lesson.querySelectorAll("a.word")) {
    word.setAttribute("aria-haspopup", "dialog");
    word.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      try {
        const { openCard } = await import(list.dataset.card);
        if (openCard(word)) return;
      } catch {
        // No network: the list is in the page.
      }
      location.hash = word.hash;
    });
  }
}
