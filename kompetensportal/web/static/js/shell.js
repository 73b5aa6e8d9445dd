// Every page: menus that close as one expects, and "Anpassa" that shows a choice at once.

import "./account/lock.js";
import { wake } from "./device/screens/wake.js";
import "./shell/panel.js";

wake();

for (const menu of document.querySelectorAll("details.menu")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
}

// What comes back after a form stands where one was: the step in the address is kept.
for (const form of document.querySelectorAll("form[data-keeps-place]")) {
  form.addEventListener("submit", () => {
    form.action = form.action.split("#")[0] + location.hash;
  });
}

// What a form led to is told where one stands: by the line that the address leads to.
const told = document.querySelector("main > .notice[role]");
const line = told && document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (line && line.id !== "main") {
  const list = line.closest(".list, table");
  if (line.matches(".list > li")) line.prepend(told);
  else (list ?? line).before(told);
  addEventListener("load", () => told.scrollIntoView({ block: "start" }), { once: true });
}
