// "Lyssna": wakes the player of the page, now or when its audio has been made.

import { Player } from "./player/player.js";
import { waitForAudio } from "./player/wait.js";

for (const box of document.querySelectorAll(".listen")) {
  const wake = () => new Player(box);
  if (box.dataset.audio) wake();
  else waitForAudio(box, wake);
}
