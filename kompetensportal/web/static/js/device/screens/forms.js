// The one table that makes events of forms: an address, and what a form sent there says. Facts of a
// colleague carry whom they concern (`data-about`), and what the activity was called that day.

import { surveyed } from "./survey.js";

const ABOUT_TEXT = (form) => ({ subject: form.lesson, version: form.version });
const withWords = (form, more = {}) => {
  const words = form.words?.trim();
  return words ? { ...more, words } : more;
};
/** The day by this tablet's clock, as a form writes it. */
const today = () => new Intl.DateTimeFormat("sv-SE").format(new Date());
const stepOf = (form) => (form.step ? `${form.lesson}#${form.step}` : form.lesson);

const SAID = {
  can: (form, page) => ({
    type: "lesson.completed",
    ...ABOUT_TEXT(form),
    data: { questions: [...page.questions].sort() },
  }),
  practise: (form) => ({ type: "lesson.practise", ...ABOUT_TEXT(form), data: {} }),
  help: (form) => ({
    type: "help.requested",
    subject: stepOf(form),
    version: form.version,
    data: withWords(form),
  }),
};

const done = (form, enrolment, page) => ({
  type: "activity.done",
  about: page.about,
  subject: form.activity,
  data: { enrolment, title: page.title, confirm: page.confirm },
});

/** Address -> what a form there says: `(fields, page, parts of the address)`. `told`: the words. */
export const TABLE = [
  {
    address: /^\/lektion\/sagt$/,
    told: { practise: "practise_told", help: "help_told" },
    make: (form, page) => SAID[form.says](form, page),
  },
  {
    address: /^\/lektion\/svar$/,
    make: (form) => ({
      type: "question.answered",
      subject: `${form.lesson}#${form.question}`,
      version: form.version,
      data: {},
    }),
  },
  {
    address: /^\/lektion\/rapport$/,
    told: "report_told",
    make: (form) => ({
      type: "content.reported",
      subject: stepOf(form),
      version: form.version,
      data: withWords(form),
    }),
  },
  {
    address: /^\/mig\/sjalvskattning\/(.+)$/,
    make: (form, page, [goal]) => ({
      type: "goal.rated",
      subject: goal,
      version: page.version,
      data: { answer: form.answer },
    }),
  },
  {
    address: /^\/mig\/sjalvskattning\/$/,
    make: (form) => ({
      type: form.shown === "1" ? "assessment.shown" : "assessment.hidden",
      subject: "self-assessment",
      data: {},
    }),
  },
  {
    address: /^\/introduktion\/([^/]+)\/klar$/,
    told: (page) => (page.confirm ? "activity_waiting" : "activity_done"),
    make: (form, page, [enrolment]) => done(form, enrolment, page),
  },
  {
    address: /^\/introduktion\/([^/]+)\/hjalp$/,
    told: "activity_help",
    make: (form) => ({ type: "help.requested", subject: form.activity, data: withWords(form) }),
  },
  {
    address: /^\/traffar\/([^/]+)\/tankar$/,
    told: "thought_told",
    make: (form, page, [meeting]) => ({
      type: "reflection.written",
      subject: page.subject,
      data: { meeting, words: form.words.trim() },
    }),
  },
  { address: /^\/enkat\//, make: surveyed },
  {
    address: /^\/handledare\/bekrafta$/,
    told: "mentor_confirmed",
    make: (form, page) => ({
      type: "activity.confirmed",
      about: page.about,
      subject: form.activity,
      data: withWords(form, {
        enrolment: form.enrolment,
        title: page.title,
        on: form.on || today(),
      }),
    }),
  },
  {
    address: /^\/handledare\/tillbaka$/,
    told: "mentor_sent_back",
    make: (form, page) => ({
      type: "activity.returned",
      about: page.about,
      subject: form.activity,
      data: withWords(form, { enrolment: form.enrolment, title: page.title }),
    }),
  },
  {
    address: /^\/handledare\/klar$/,
    told: "mentor_ticked",
    make: (form, page) => done(form, form.enrolment, page),
  },
  {
    address: /^\/handledare\/svara$/,
    told: "mentor_answered",
    make: (form, page) => ({
      type: "help.answered",
      about: page.about,
      subject: page.subject,
      version: page.version,
      data: { request: form.request, words: "meet" in form ? "" : (form.words ?? "").trim() },
    }),
  },
];

/** The row of the table that a form belongs to, with the parts of its address; else null. */
export function rowOf(form) {
  const address = form.getAttribute("action") ?? "";
  for (const row of TABLE) {
    const found = row.address.exec(address);
    if (found) return { row, parts: found.slice(1) };
  }
  return null;
}

/** What a form says: `{type, about, subject, version, data}` and `told`; null when it is no fact. */
export function deedOf(form, submitter = null, extra = {}) {
  const found = rowOf(form);
  if (!found) return null;
  const fields = { ...fieldsOf(form, submitter), ...extra };
  const page = {
    about: form.dataset.about,
    title: form.dataset.title ?? "",
    confirm: "confirm" in form.dataset,
    subject: form.dataset.subject ?? form.dataset.survey,
    version: form.dataset.version ?? "",
    questions: questionsOnPage(),
  };
  const { told } = found.row;
  const word = typeof told === "function" ? told(page) : (told?.[fields.says] ?? told);
  return {
    version: "",
    ...found.row.make(fields, page, found.parts),
    told: typeof word === "string" ? word : "",
  };
}

function fieldsOf(form, submitter) {
  const fields = Object.fromEntries(new FormData(form));
  if (submitter?.name) fields[submitter.name] = submitter.value;
  const lesson = document.querySelector(".lesson[data-lesson]");
  if (!lesson) return fields;
  return { lesson: lesson.dataset.lesson, version: lesson.dataset.version, ...fields };
}

/** Ids of the questions of the text on the page. */
export function questionsOnPage() {
  return [...document.querySelectorAll(".lesson .question[data-question]")].map(
    (section) => section.dataset.question,
  );
}
