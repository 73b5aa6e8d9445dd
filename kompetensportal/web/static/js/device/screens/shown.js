// What she has told stands on the page, as the portal would show it, also after a reload: questions
// that are answered, a lathund that is done, tasks that are said to be done. With it stands whether it
// lies here or has reached the portal.

import { deedOf, rowOf } from "./forms.js";
import { isStored } from "./known.js";
import { showSurvey } from "./survey.js";

/** Show all that is known on this page; called anew whenever more is known. */
export function show({ parts }, known) {
  const lesson = document.querySelector(".lesson[data-lesson]");
  if (lesson) {
    showAnswers(parts, lesson, known);
    showEnding(parts, lesson, known);
  }
  showForms(parts, known);
  showSurvey({ parts }, known);
}

/** The end of a text -> how it was made last. */
const endings = new WeakMap();

/** What may be said anew: the form stays. */
const AGAIN = new Set(["content.reported", "goal.rated", "reflection.written"]);

const factOf = (known, type, subject) =>
  known.told.find((fact) => fact.type === type && fact.subject === subject);

function showAnswers(parts, lesson, known) {
  for (const section of lesson.querySelectorAll(".question")) {
    const subject = `${lesson.dataset.lesson}#${section.dataset.question}`;
    const isRight = known.answered.has(subject);
    if (!isRight) continue;
    section.classList.add("is-right");
    const place = section.querySelector(".answer");
    if (!place.textContent.trim()) {
      const title = document.createElement("p");
      title.className = "answer-title";
      title.lang = document.documentElement.lang;
      parts.say(title, "answer_right");
      place.className = "answer is-right";
      place.replaceChildren(title);
    }
    const fact = factOf(known, "question.answered", subject);
    place.querySelector(".tablet-told")?.remove();
    if (fact) place.append(told(parts, fact));
  }
}

/** The end of a text: what one may say of it, and what one has said. */
export function showEnding(parts, lesson, known) {
  const place = lesson.querySelector(".ending");
  if (!place) return;
  const { lesson: id } = lesson.dataset;
  const done = known.done.get(id);
  const language = document.documentElement.lang;
  const day =
    done && new Date(done).toLocaleDateString(language, { day: "numeric", month: "long" });
  const made = parts.part("ending", { day: day ?? "" });
  const questions = lesson.querySelector(".question") !== null;
  made.querySelector("[data-done]").hidden = !done;
  made.querySelector("[data-open]").hidden = Boolean(done) || questions;
  made.querySelector("[data-questions]").hidden = Boolean(done) || !questions;
  if (done) made.querySelector("[value=can]").remove();
  const said = [
    ["lesson.completed", "", done],
    ["lesson.practise", "practise_told", true],
    ["help.requested", "help_told", true],
  ];
  for (const [type, words, wanted] of said) {
    const fact = wanted && factOf(known, type, id);
    if (fact && type === "lesson.completed")
      made.querySelector("[data-done]").after(told(parts, fact));
    else if (fact) made.append(told(parts, fact, words));
  }
  // What is told beside it ("2 frågor är kvar") stays until something is another than it was.
  if (endings.get(place) === made.outerHTML && place.querySelector(".tablet-ending")) return;
  endings.set(place, made.outerHTML);
  const focused = place.contains(document.activeElement) && document.activeElement.value;
  place.replaceChildren(made);
  if (focused) {
    const again =
      place.querySelector(`button[value="${focused}"]`) ?? place.querySelector("button");
    again?.focus({ preventScroll: true });
  }
}

/** A form whose fact has been told makes way for what it says. */
function showForms(parts, known) {
  for (const form of document.querySelectorAll("main form")) {
    if (form.closest(".question, .ending, .survey")) continue;
    const found = rowOf(form);
    if (!found) continue;
    const deed = deedOf(form);
    const fact = known.told.find((one) => isSame(one, deed));
    const line = form.nextElementSibling?.matches(".tablet-told") ? form.nextElementSibling : null;
    line?.remove();
    form.hidden = Boolean(fact) && !AGAIN.has(deed.type);
    for (const answer of form.querySelectorAll("[name=answer]"))
      if (fact) answer.classList.toggle("is-said", answer.value === fact.data.answer);
    if (fact) form.after(told(parts, fact, deed.told));
  }
  for (const fact of known.told) showLine(parts, fact);
}

/** The line of an activity that has been done, in its programme. */
function showLine(parts, fact) {
  const words = { "activity.done": "activity_done", "activity.confirmed": "mentor_confirmed" };
  if (!words[fact.type]) return;
  const line = document.getElementById(`a-${fact.subject.replaceAll("#", "-")}`);
  if (!line || line.querySelector("form")) return;
  line.querySelector(".tablet-told")?.remove();
  line.append(told(parts, fact, words[fact.type]));
}

function isSame(fact, deed) {
  if (fact.type !== deed.type || fact.subject !== deed.subject) return false;
  if (deed.about && fact.about_id !== deed.about) return false;
  const which = ["request", "meeting"];
  return which.every((name) => !deed.data[name] || deed.data[name] === fact.data[name]);
}

/** A line that says what has been told, and whether it has reached the portal. */
export function told(parts, fact, words = "") {
  const line = parts.part("told");
  const what = line.querySelector("[data-fill=what]");
  if (words) parts.say(what, words);
  else what.remove();
  parts.say(line.querySelector("[data-fill=state]"), isStored(fact) ? "sent" : "saved");
  line.lang = document.documentElement.lang;
  line.dataset.fact = fact.type;
  return line;
}
