// Pointing in a picture chooses the answer that has the same letter; the answers stand below it too.

export function pointInPictures(lesson) {
  for (const section of lesson.querySelectorAll(".question:has(.spots)")) {
    const inputs = [...section.querySelectorAll("input[name=answer]")];
    const spots = [...section.querySelectorAll(".spots [data-option]")];
    const show = () => {
      for (const spot of spots) {
        spot.classList.toggle("is-chosen", inputs[spot.dataset.option]?.checked ?? false);
      }
    };
    for (const spot of spots) {
      spot.addEventListener("click", () => {
        const input = inputs[spot.dataset.option];
        input.checked = input.type === "radio" || !input.checked;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      });
    }
    section.addEventListener("input", show);
    show();
  }
}
