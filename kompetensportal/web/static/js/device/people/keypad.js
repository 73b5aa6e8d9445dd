// The code: six digits on large keys, or six of ten pictures that stand for the digits. The keys of a
// keyboard work too. Which of the two somebody wants is kept for her on this tablet; it is no secret.

import { filled } from "../screens/parts.js";

const LENGTH = 6;
const KINDS = "kp-code-kinds";

/** The keypad of one person; `open(code)` tries it, `leave()` goes back to the names. */
export function keypad(parts, person, open, leave) {
  const pad = parts.part("code", { name: person.name });
  const [dots, soFar] = [pad.querySelector(".keypad-dots"), pad.querySelector("[data-so-far]")];
  const problem = pad.querySelector(".keypad-problem");
  const say = pad.querySelector("[data-say-wrong]").dataset;
  let code = "";
  let busy = false;

  function show() {
    for (const [at, dot] of [...dots.children].entries()) {
      dot.classList.toggle("is-set", at < code.length);
    }
    soFar.textContent = code ? filled(soFar.dataset.soFar, { n: code.length }) : "";
  }

  function tell(words) {
    problem.hidden = !words;
    problem.querySelector("p").textContent = words;
  }

  async function press(digit) {
    if (busy || code.length >= LENGTH) return;
    tell("");
    code += digit;
    show();
    if (code.length < LENGTH) return;
    const tried = code;
    lock(true);
    soFar.textContent = say.sayChecking;
    try {
      await open(tried);
    } catch (error) {
      code = "";
      show();
      await refuse(error);
    }
    lock(false);
  }

  async function refuse({ reason, wait }) {
    const known = { wrong: say.sayWrong, network: say.sayNetwork, revoked: say.sayRevoked };
    const words = known[reason] ?? say.sayOther;
    for (let left = Math.ceil(wait ?? 0); left > 0 && pad.isConnected; left -= 1) {
      const waiting = filled(say.sayWait, { n: left });
      // Read aloud once, not every second.
      problem.setAttribute("aria-live", left === Math.ceil(wait) ? "assertive" : "off");
      tell(`${words} ${waiting}`);
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    problem.removeAttribute("aria-live");
    tell(words);
  }

  function lock(on) {
    busy = on;
    pad.setAttribute("aria-busy", String(on));
    for (const key of pad.querySelectorAll(".keypad-key")) key.setAttribute("aria-disabled", on);
  }

  function erase() {
    if (busy) return;
    code = code.slice(0, -1);
    show();
  }

  pad.addEventListener("submit", (event) => event.preventDefault());
  pad.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button?.dataset.digit) press(button.dataset.digit);
    else if (button?.matches("[data-erase]")) erase();
    else if (button?.matches("[data-other-kind]")) showKind(pad, changeKind(person));
    else if (button?.matches("[data-not-me]")) leave();
  });
  pad.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[0-9]$/.test(event.key)) press(event.key);
    else if (event.key === "Backspace") erase();
    else return;
    event.preventDefault();
  });
  readAloud(pad);
  showKind(pad, kindOf(person));
  show();
  return pad;
}

function showKind(pad, kind) {
  pad.dataset.kind = kind;
  for (const part of pad.querySelectorAll("span[data-kind]")) {
    part.hidden = part.dataset.kind !== kind;
  }
}

function kinds() {
  try {
    return JSON.parse(localStorage.getItem(KINDS)) ?? {};
  } catch {
    return {};
  }
}

/** What she chose on this tablet, else in the portal. */
const kindOf = ({ id, tile }) =>
  (kinds()[id] ?? tile?.code_kind) === "pictures" ? "pictures" : "digits";

function changeKind(person) {
  const kind = kindOf(person) === "pictures" ? "digits" : "pictures";
  try {
    localStorage.setItem(KINDS, JSON.stringify({ ...kinds(), [person.id]: kind }));
  } catch {
    // A browser that keeps nothing: this time only.
  }
  return kind;
}

/** The device's own voice reads what is asked; never the keys that were pressed. */
function readAloud(pad) {
  const button = pad.querySelector("[data-listen]");
  if (!globalThis.speechSynthesis?.getVoices) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = [...pad.querySelectorAll("h2, .keypad-how > span:not([hidden])")];
    const words = new SpeechSynthesisUtterance(shown.map((one) => one.textContent).join(" "));
    words.lang = document.documentElement.lang;
    speechSynthesis.cancel();
    speechSynthesis.speak(words);
  });
}
