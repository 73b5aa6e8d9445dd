// Slower and faster, with the pitch as it is. The choice is the person's, for every text.

import { chosen, keep } from "../shell/choices.js";

const RATES = [60, 75, 90, 100, 115, 130, 150];

/** Give the audio of a player's box the rate that was chosen, and its buttons their work. */
export function setUpRate(box, audio) {
  const [slower, faster, told] = ["slower", "faster", "rate"].map((name) =>
    box.querySelector(`.listen-${name}`),
  );
  audio.preservesPitch = audio.webkitPreservesPitch = true;

  function show() {
    const rate = Number(chosen("rate"));
    audio.playbackRate = audio.defaultPlaybackRate = rate / 100;
    const words = (rate / 100).toLocaleString(document.documentElement.lang);
    told.textContent = box.dataset.rate.replace("{rate}", words);
    slower.disabled = rate === RATES[0];
    faster.disabled = rate === RATES.at(-1);
  }

  function change(by) {
    const rate = RATES[RATES.indexOf(Number(chosen("rate"))) + by];
    if (rate) keep("rate", String(rate));
  }

  slower.addEventListener("click", () => change(-1));
  faster.addEventListener("click", () => change(1));
  document.addEventListener("kp:choice", ({ detail }) => detail.name === "rate" && show());
  show();
}
