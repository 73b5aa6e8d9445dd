// A button beside a sentence that has a sound of its own: pressed, it plays from the beginning.

for (const button of document.querySelectorAll("[data-say]")) {
  let sound = null;
  button.hidden = false;
  button.addEventListener("click", async () => {
    sound?.pause();
    sound = new Audio(button.dataset.say);
    try {
      await sound.play();
    } catch (error) {
      if (error.name !== "AbortError") button.lastChild.textContent = button.dataset.failed;
    }
  });
}
