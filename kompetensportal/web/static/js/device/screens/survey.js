// An anonymous survey on a tablet: the fact says that she has answered, the sheet what (docs/surveys.md).

const FIELD = "q-";

/** The course that the page asks about, as its address says. */
const about = () => new URLSearchParams(location.search).get("om") ?? "";

/** What the form of a survey says: the fact, and the sheet that nobody's name is on. */
export function surveyed(form, { subject, version }) {
  const data = about() ? { about: about() } : {};
  if ("skip" in form) return { type: "survey.skipped", subject, data };
  const answers = {};
  for (const [name, value] of Object.entries(form)) {
    if (name.startsWith(FIELD) && value.trim()) answers[name.slice(FIELD.length)] = value.trim();
  }
  const { profession = "", gender = "" } = form;
  const sheet = { survey: subject, version, about: about(), profession, gender, answers };
  return { type: "survey.answered", subject, version, data, sheet };
}

/** What the page of a survey shows: about which course it is, and words when she has answered. */
export function showSurvey({ parts }, { surveys }) {
  const form = document.querySelector("main form[data-survey]");
  if (!form) return;
  for (const line of document.querySelectorAll(".survey-about[data-about]")) {
    line.hidden = line.dataset.about !== about();
  }
  const said = surveys.get(`${form.dataset.survey} ${about()}`);
  form.hidden = Boolean(said);
  document.querySelector(".survey-thanks")?.remove();
  if (!said) return;
  const thanks = parts.part("survey");
  parts.say(thanks.querySelector("[data-fill=what]"), said);
  form.before(thanks);
}
