// Questions answered on the page at once. What is right is judged as `model/learning/answer.py` judges it;
// a right answer is sent when somebody is signed in, a wrong one never leaves the page.

import { toTablet } from "../device/marker.js";

const PAIRED = ["order", "match"];
// Asked for once: an answer may come when the page is on its way out and has no root any more.
const LANGUAGE = document.documentElement.lang;
const plain = (text) => text.trim().replace(/\s+/g, " ").toLocaleLowerCase("sv");

export function answerQuestions(lesson) {
  const say = lesson.dataset;
  for (const section of lesson.querySelectorAll(".question")) {
    const form = section.querySelector("form");
    form?.addEventListener("submit", (event) => {
      event.preventDefault();
      answer(section, form, say);
    });
  }
}

function answer(section, form, say) {
  const given = new FormData(form).getAll("answer").filter((value) => value.trim());
  if (!given.length) return tell(section, { title: say.sayChoose });
  if (section.querySelectorAll("select").length > given.length) {
    return tell(section, { title: say.sayAll });
  }
  const { right, partly } = judge(section, given);
  const shown = feedback(section, given, right);
  tell(section, {
    title: right ? say.sayRight : partly ? say.sayMore : say.sayNotYet,
    shown,
    right,
  });
  section.classList.toggle("is-right", right);
  if (right) keep(section, form, say);
}

function judge(section, given) {
  if (section.dataset.kind === "text") {
    const wanted = JSON.parse(section.dataset.answers).map(plain);
    return { right: wanted.includes(plain(given[0])) };
  }
  if (PAIRED.includes(section.dataset.kind)) {
    const wanted = JSON.parse(section.dataset.answers);
    return { right: given.every((pair) => wanted.includes(pair)) };
  }
  const options = [...section.querySelectorAll(".feedback")];
  const wanted = options.filter((o) => o.dataset.right === "true").map((o) => o.dataset.for);
  if (section.dataset.kind === "one") return { right: wanted.includes(given[0]) };
  const all = given.every((value) => wanted.includes(value));
  return { right: all && given.length === wanted.length, partly: all };
}

function feedback(section, given, right) {
  const whole = section.dataset.kind === "text" || PAIRED.includes(section.dataset.kind);
  const wanted = whole ? [right ? "right" : "wrong"] : given;
  return [...section.querySelectorAll(".feedback")]
    .filter((part) => wanted.includes(part.dataset.for))
    .map((part) => {
      const copy = part.cloneNode(true);
      copy.hidden = false;
      copy.removeAttribute("class");
      // A sentence's id stays with the hidden one; the player finds this one by its number.
      for (const named of copy.querySelectorAll("[id]")) {
        if (named.matches(".s")) named.dataset.s = named.id.slice(1);
        named.removeAttribute("id");
      }
      return copy;
    });
}

/** Words under the question; a status, so that they are read aloud. */
function tell(section, { title, shown = [], right = null }) {
  const place = section.querySelector(".answer");
  place.className = `answer${right === null ? "" : right ? " is-right" : " is-not-yet"}`;
  const heading = document.createElement("p");
  heading.className = "answer-title";
  heading.lang = LANGUAGE;
  heading.textContent = title;
  place.replaceChildren(heading, ...shown);
  document.dispatchEvent(new CustomEvent("kp:answered", { detail: { answer: place } }));
}

function add(section, words, href, label) {
  const line = document.createElement("p");
  line.lang = LANGUAGE;
  line.textContent = words;
  const place = section.querySelector(".answer");
  place.append(line);
  if (!href) return;
  const link = document.createElement("a");
  Object.assign(link, { href, textContent: label, className: "button button-secondary" });
  link.lang = line.lang;
  place.append(link);
}

async function keep(section, form, say) {
  if (toTablet("kp:right", { section, form })) return;
  const back = encodeURIComponent(`${location.pathname}#${section.id}`);
  const signIn = `/logga-in?next=${back}`;
  if (!say.who) return add(section, say.sayUnsaved, signIn, say.saySignIn);
  try {
    // Who goes on at once has still answered.
    const body = new FormData(form);
    const sent = await fetch("/lektion/svar", { method: "POST", body, keepalive: true });
    const told = sent.ok ? await sent.json() : {};
    if (told.kept) return add(section, say.saySaved);
  } catch {
    // No network, or nobody signed in any more: the answer stays on the page.
  }
  add(section, say.sayExpired, signIn, say.saySignIn);
}
