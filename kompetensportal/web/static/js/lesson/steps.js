// All steps, or one step a screen. The step stands in the address, so that it can be shared, printed
// as a QR, and come back to. How one wants to see steps is kept with the other choices.

import { chosen, keep } from "../shell/choices.js";

export function showSteps(lesson) {
  const steps = [...lesson.querySelectorAll(".lesson-body .step")];
  const choice = lesson.querySelector(".step-switch");
  const bar = lesson.querySelector(".step-bar");
  if (!choice || !bar || steps.length < 2) return;
  const body = lesson.querySelector(".lesson-body");
  const next = bar.querySelector("[data-step-next]");
  const back = bar.querySelector("[data-step-back]");
  const count = bar.querySelector(".step-count");
  const report = lesson.querySelector("#report-step");
  let now = -1;

  const isOne = () => now >= 0;
  const inAddress = () => steps.findIndex((step) => `#${step.id}` === decodeURI(location.hash));

  function show(number, focus = true) {
    now = number;
    lesson.classList.toggle("is-one-step", isOne());
    bar.hidden = !isOne();
    for (const button of choice.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String((button.dataset.steps === "one") === isOne()));
    }
    const current = steps[now];
    for (const part of body.children) part.hidden = isOne() && !part.contains(current);
    for (const step of steps) step.hidden = isOne() && step !== current;
    if (!isOne()) return;
    back.disabled = now === 0;
    const last = now === steps.length - 1;
    next.querySelector("span").textContent = last ? next.dataset.last : next.dataset.next;
    count.textContent = count.dataset.words.replace("{n}", now + 1).replace("{of}", steps.length);
    history.replaceState(history.state, "", `#${current.id}`);
    if (report) report.value = current.id;
    if (focus) {
      current.tabIndex = -1;
      current.focus({ preventScroll: true });
      current.scrollIntoView({ block: "start" });
    }
  }

  function leave() {
    const after = steps.at(-1).closest("ol").nextElementSibling;
    history.replaceState(history.state, "", location.pathname + location.search);
    show(-1);
    const place = after ?? lesson.querySelector(".ending");
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "start" });
  }

  choice.hidden = false;
  choice.addEventListener("click", (event) => {
    const how = event.target.closest("button")?.dataset.steps;
    if (!how) return;
    keep("steps", how);
    if (how === "one") show(Math.max(inAddress(), 0));
    else show(-1);
  });
  next.addEventListener("click", () => (now < steps.length - 1 ? show(now + 1) : leave()));
  back.addEventListener("click", () => show(Math.max(now - 1, 0)));
  document.addEventListener("keydown", (event) => {
    if (!isOne() || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey)
      return;
    if (event.target.closest("input, textarea, select, .listen, summary")) return;
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    if (event.key === forward && now < steps.length - 1) show(now + 1);
    else if (event.key === backward && now > 0) show(now - 1);
  });
  addEventListener("hashchange", () => {
    if (isOne() && inAddress() >= 0) show(inAddress());
    else if (isOne()) show(-1);
  });
  // The player reads on: the screen follows.
  document.addEventListener("kp:step", (event) => {
    const place = steps.findIndex((step) => step.id === event.detail.step);
    if (isOne() && place >= 0 && place !== now) show(place, false);
  });
  addEventListener("beforeprint", () => {
    lesson.classList.remove("is-one-step");
    for (const part of [...body.children, ...steps]) part.hidden = false;
  });
  addEventListener("afterprint", () => show(now, false));

  if (chosen("steps") === "one" && (!location.hash || inAddress() >= 0)) {
    show(Math.max(inAddress(), 0), false);
  }
}
