// The page as the voice goes through it: sentences, steps, questions.

/** The element of a sentence; feedback that was shown is a copy of the hidden one. */
export function spanOf(number) {
  return (
    document.querySelector(`.answer [data-s="${number}"]`) ?? document.getElementById(`s${number}`)
  );
}

/** Whether one sees a sentence: what is folded or hidden is not read in passing. */
export function isSeen(span) {
  // What lies in a closed fold has a place on the page in newer browsers.
  const fold = span?.closest("details:not([open])");
  return Boolean(span?.getClientRects().length) && (!fold || Boolean(span.closest("summary")));
}

/** Where the voice may go: what one sees, and steps, which are shown when it comes to them. */
export function isRead(span) {
  return isSeen(span) || Boolean(span?.closest(".step"));
}

/** One step a screen: the step on it, else null. */
export function onlyStep() {
  const steps = [...document.querySelectorAll(".step")];
  const shown = steps.filter((step) => !step.hidden);
  return shown.length === 1 && steps.length > 1 ? shown[0] : null;
}

/** The question that a sentence belongs to, while it waits for a right answer. */
export function openQuestion(span) {
  const question = span?.closest(".question");
  const done = question?.matches(".is-right") || question?.querySelector(".answer.is-right");
  return question && !done ? question : null;
}
