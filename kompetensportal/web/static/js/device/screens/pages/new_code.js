// A mentor gives somebody a new code, also without a network.

import { enter } from "../enter.js";
import { filled } from "../parts.js";
import { sure } from "../sure.js";

const DIGITS = /^\d{6}$/;
// Six of one kind, or in a row: what everybody tries first.
const EASY =
  /^(\d)\1{5}$|^(012345|123456|234567|345678|456789|987654|876543|765432|654321|543210)$/;

/** Make the page live. */
export async function newCode(place, tablet) {
  const { facts } = tablet;
  const at = (name) => place.querySelector(`[data-${name}]`);
  const form = place.querySelector("form");
  const say = form.dataset;

  async function show() {
    const { session } = facts;
    form.reset();
    at("first").hidden = Boolean(session);
    const isMentor = session && (await leads(session));
    const others = isMentor
      ? (await facts.people()).filter(({ id, here }) => here && id !== session.person.id)
      : [];
    at("only-mentors").hidden = !session || isMentor;
    at("nobody").hidden = !isMentor || others.length > 0;
    form.hidden = !isMentor || !others.length;
    at("people").replaceChildren(...others.map(choice));
  }

  function tell(words) {
    at("problem").hidden = !words;
    at("problem").querySelector("p").textContent = words;
    if (words) at("problem").scrollIntoView({ block: "nearest" });
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    at("done").hidden = true;
    const { code, again, person } = form.elements;
    const wrong = wrongIn(code.value, again.value, say);
    tell(wrong);
    if (wrong || !person.value) return;
    const { session } = facts;
    if (!session || !(await sure(tablet, session.person))) return;
    try {
      await session.giveNewCode(person.value, code.value);
    } catch ({ reason }) {
      return tell(reason === "not_mentor" ? say.sayNotAllowed : say.sayFailed);
    }
    const name = form.querySelector("input:checked").dataset.name;
    at("done").querySelector("p").textContent = filled(at("done").dataset.done, { name });
    at("done").hidden = false;
    form.reset();
  });
  place.querySelector("[data-enter]").addEventListener("click", () => enter(tablet));
  for (const name of ["kp:unlocked", "kp:locked", "kp:people"])
    document.addEventListener(name, show);
  await show();
}

async function leads(session) {
  const { mentor = false } = { ...session.person, ...(await session.kept("person")) };
  return mentor;
}

function wrongIn(code, again, say) {
  if (!DIGITS.test(code)) return say.saySix;
  if (EASY.test(code)) return say.sayEasy;
  return code === again ? "" : say.saySame;
}

function choice({ id, name }, at) {
  const label = document.createElement("label");
  label.className = "choice";
  const input = Object.assign(document.createElement("input"), {
    type: "radio",
    name: "person",
    value: id,
  });
  input.required = true;
  input.checked = at === 0;
  input.dataset.name = name;
  const words = document.createElement("span");
  words.textContent = name;
  label.append(input, " ", words);
  return label;
}
