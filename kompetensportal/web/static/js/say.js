// A button beside a sentence that has a sound of its own: pressed, it plays from the beginning. On a
// tablet the page of a person comes later (`kp:shown`).

let sound = null;

function show() {
  for (const button of document.querySelectorAll("[data-say]")) button.hidden = false;
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-say]");
  if (!button) return;
  sound?.pause();
  sound = new Audio(button.dataset.say);
  try {
    await sound.play();
  } catch (error) {
    if (error.name !== "AbortError") button.lastChild.textContent = button.dataset.failed;
  }
});
document.addEventListener("kp:shown", show);
show();
