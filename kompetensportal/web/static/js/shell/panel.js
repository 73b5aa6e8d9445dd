// "Anpassa": a choice shows at once, on the whole page and in every form that asks for it.

import { chosen, keep } from "./choices.js";
import { forget, resume } from "./sending.js";

const AIDS = ["focus", "parts"];
const forms = [...document.querySelectorAll("form.adapt")];

for (const form of forms) {
  for (const button of form.querySelectorAll(".adapt-save")) button.hidden = true;
  form.addEventListener("change", ({ target }) => {
    // Another text (`form`) needs the page anew.
    if (target.name === "form") form.requestSubmit();
    else keep(target.name, target.value);
  });
  form.addEventListener("submit", ({ submitter }) => submitter?.name === "reset" && forget());
}

document.addEventListener("kp:choice", ({ detail: { name, value } }) => {
  for (const form of forms) {
    for (const radio of form.querySelectorAll(`[name="${name}"]`)) {
      radio.checked = radio.value === value;
    }
  }
  if (AIDS.includes(name)) wakeAids();
});

// What most people do not use is fetched when somebody has chosen it.
function wakeAids() {
  const source = document.getElementById("adapt")?.dataset.script;
  if (source && AIDS.some((name) => chosen(name) !== "off")) import(source);
}

wakeAids();
resume();
