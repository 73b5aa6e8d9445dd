// Who one is: names, then the code. In a dialog above what one reads, which stays as it is, or on a
// page of its own.

import { keypad } from "./keypad.js";
import { names } from "./names.js";

/** Show names and code in a place; gives the session when somebody has opened hers. */
export function choose({ facts, parts }, place, why = "") {
  return new Promise((resolve) => {
    const own = facts.device?.kind === "own";

    async function showNames() {
      const people = await facts.people();
      if (own && people.length === 1) return showCode(people[0]);
      show(names(parts, people, showCode, why));
    }

    function showCode(person) {
      const open = async (code) => resolve(await facts.unlock(person.id, code));
      const pad = keypad(parts, person, open, showNames);
      if (own) pad.querySelector("[data-not-me]").hidden = true;
      show(pad);
    }

    function show(content) {
      place.replaceChildren(content);
      content.querySelector(".tablet-title")?.focus({ preventScroll: true });
    }

    showNames();
  });
}

/** The same in a dialog; null when it was closed. */
export function enter(tablet, why = "") {
  const dialog = tablet.parts.part("enter");
  const place = dialog.querySelector("[data-fill=body]");
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(tablet.facts.session);
    });
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    choose(tablet, place, why).then(() => dialog.close());
  });
}
