// First on every page of a tablet, before anything is fetched: how she reads is shown, and the
// tablet's own script comes. Elsewhere this does nothing.

import { show } from "../../shell/choices.js";
import { isTablet } from "../marker.js";
import { remember, remembered } from "./remembered.js";

export function wake() {
  const place = document.getElementById("tablet");
  const screen = document.querySelector("[data-screen]");
  if (!place || !(isTablet() || screen)) return;
  if (isTablet()) document.documentElement.dataset.tablet = "";
  for (const [name, value] of Object.entries(isTablet() ? remembered() : {})) {
    if (name !== "form" && name !== "language") show(name, value);
  }
  document.addEventListener("kp:chosen", ({ detail: { name, value } }) => {
    if (isTablet()) remember({ ...remembered(), [name]: value });
  });
  import(place.dataset.script);
}
