// Half-done answers outlive a session that ends, a reload and the way through the sign-in, in this
// tab only. They belong to who gave them: another person at the same tablet never sees them.

import { isTablet } from "../device/marker.js";

export function keepAnswers(lesson) {
  if (isTablet()) return; // There they are sealed with the person (`device/screens/drafts.js`).
  const { lesson: id, version, who, sayKept } = lesson.dataset;
  const key = `kp-answers:${id}:${version}`;
  const forms = [...lesson.querySelectorAll(".question form")];
  if (!forms.length) return;

  const kept = read(key);
  // What was answered before signing in is taken along; what is somebody else's is dropped.
  const mine = kept.who === who || kept.who === "" ? kept.answers : {};
  if (kept.who !== undefined && kept.who !== who && who) write(key, who, mine);
  for (const form of forms) restore(form, mine[name(form)], sayKept);

  lesson.addEventListener("input", (event) => {
    const form = event.target.closest(".question form");
    if (!form) return;
    const answers = read(key).who === who ? read(key).answers : {};
    answers[name(form)] = new FormData(form).getAll("answer");
    write(key, who, answers);
  });
}

const name = (form) => form.closest(".question").id;

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key)) ?? { answers: {} };
  } catch {
    return { answers: {} };
  }
}

function write(key, who, answers) {
  try {
    sessionStorage.setItem(key, JSON.stringify({ who, answers }));
  } catch {
    // A full or forbidden storage: the answer still stands on the page.
  }
}

function restoreChoice(field, given) {
  const chosen = [...field.options].find((option) => option.value && given.includes(option.value));
  if (chosen) field.value = chosen.value;
}

function restore(form, given, words) {
  if (!given?.length || form.querySelector("[checked], [selected]")) return;
  for (const field of form.querySelectorAll("[name=answer]")) {
    if (field.type === "text") field.value = given[0];
    else if (field.localName === "select") restoreChoice(field, given);
    else field.checked = given.includes(field.value);
  }
  const place = form.closest(".question").querySelector(".answer");
  if (place && !place.textContent.trim()) {
    const line = document.createElement("p");
    line.lang = document.documentElement.lang;
    line.textContent = words;
    place.append(line);
  }
}
