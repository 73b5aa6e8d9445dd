// The row under the head of every page on a tablet: who one is, another person, and what is not sent.
// Under it the pages that are one's own, in the way around.

import { markOf } from "../people/names.js";

const ROLES = ["mentor", "manager", "author", "administrator"];

/** Show the row, and keep it true. `enter` and `change` are what its buttons do. */
export function showBar({ facts, parts }, { enter, change }) {
  const place = document.getElementById("tablet");
  const bar = parts.part("bar");
  const [who, name] = [bar.querySelector(".tablet-who"), bar.querySelector("[data-fill=name]")];
  const mark = bar.querySelector(".person-mark");
  const [open, next] = [bar.querySelector(".tablet-enter"), bar.querySelector(".tablet-switch")];
  const chip = bar.querySelector(".tablet-chip");
  open.addEventListener("click", enter);
  next.addEventListener("click", change);
  const isOwn = facts.device?.kind === "own"; // One's own phone is handed over to nobody.

  function showPerson() {
    const person = facts.session?.person ?? null;
    who.hidden = !person;
    next.hidden = !person || isOwn;
    open.hidden = Boolean(person);
    name.textContent = person?.name ?? "";
    if (person) showMark(person);
  }

  /** The same letters and colour as on her tile. */
  async function showMark(person) {
    const tile = (await facts.people()).find(({ id }) => id === person.id)?.tile;
    if (facts.session?.person.id !== person.id) return;
    const { letters, colour } = markOf({ ...person, tile });
    mark.textContent = letters;
    mark.dataset.colour = colour;
  }

  function showQueue({ waiting, help }) {
    chip.classList.toggle("is-waiting", waiting > 0);
    const words = chip.querySelector("[data-fill=chip]");
    if (waiting) parts.say(words, "chip_waiting", { n: waiting });
    else parts.say(words, "chip_sent");
    const needs = chip.querySelector("[data-fill=help]");
    needs.hidden = !help;
    if (help) parts.say(needs, "chip_help", { n: help });
  }

  showPerson();
  showQueue({ waiting: 0, help: 0 });
  chip.hidden = true;
  facts.queue().then((queue) => {
    showQueue(queue);
    chip.hidden = false;
  });
  place.replaceChildren(bar);
  place.hidden = false;
  document.addEventListener("kp:queue", ({ detail }) => {
    showQueue(detail);
    chip.hidden = false;
  });
  return { showPerson };
}

/** The ways to one's own pages, after Start. `person`: null takes them away. */
export function showWays({ parts }, person) {
  for (const way of document.querySelectorAll(".site-nav .nav-role")) way.remove();
  if (!person) return;
  const { roles = [] } = person;
  const opened = ROLES.filter((role) => roles.includes(role));
  const names = roles.includes("employee") || !opened.length ? ["introduktion", ...opened] : opened;
  const ways = names.map((name) => parts.part(`nav-${name}`)).filter(Boolean);
  for (const way of ways) {
    const link = way.querySelector("a");
    if (location.pathname.startsWith(link.getAttribute("href"))) {
      link.setAttribute("aria-current", "true");
    }
  }
  document.querySelector(".site-nav li")?.after(...ways);
}
