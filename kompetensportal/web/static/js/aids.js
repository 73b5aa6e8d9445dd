// Visual aids that somebody has chosen: fetched only then (shell/panel.js). They draw over the text
// and beside it; no node of it changes.

import { focusLines } from "./aids/lines.js";
import { underlineParts } from "./aids/parts.js";
import { chosen } from "./shell/choices.js";

focusLines(chosen("focus"));
underlineParts(chosen("parts"));
document.addEventListener("kp:choice", ({ detail: { name, value } }) => {
  if (name === "focus") focusLines(value);
  if (name === "parts") underlineParts(value);
});
