// What a form on a tablet says becomes a fact of who is unlocked: the code is asked for first when
// nobody is, "Är du …?" after a pause; then it is told, and stands on the page. Until it is saved what
// was written stays; when it cannot be saved, that is what stands there, with what to do.

import { enter } from "./enter.js";
import { deedOf, questionsOnPage, rowOf } from "./forms.js";
import { sure } from "./sure.js";

/** Take over the forms of the page. `page`: `{leave, shown, drafts, known}` of the tablet. */
export function takeDeeds(tablet, page) {
  let busy = false;

  async function take(form, submitter, extra) {
    if (busy) return;
    busy = true;
    try {
      await tell(tablet, page, form, submitter, extra);
    } finally {
      busy = false;
    }
  }

  document.addEventListener(
    "submit",
    (event) => {
      const { target: form, submitter } = event;
      if (!(form instanceof HTMLFormElement) || !form.closest("main") || !rowOf(form)) return;
      event.preventDefault();
      event.stopPropagation();
      take(form, submitter);
    },
    true,
  );
  // A right answer, judged on the page.
  document.addEventListener("kp:right", ({ detail: { form, section } }) => {
    const carrier = document.createElement("form");
    carrier.setAttribute("action", "/lektion/svar");
    const place = section.querySelector(".answer");
    take(carrier, null, { question: form.elements.question.value, place });
  });
  return { isBusy: () => busy };
}

async function tell(tablet, page, form, submitter, extra = {}) {
  const { facts, parts } = tablet;
  const { place = null, ...more } = extra;
  clear(form, place);
  const session = facts.session ?? (await enter(tablet, "first_who"));
  if (!session) return caution(parts, form, place, "not_told");
  const isHer = await sure(tablet, session.person);
  if (isHer === null) return caution(parts, form, place, "not_told");
  if (!isHer) return page.change();
  await page.drafts.keep();
  const deed = deedOf(form, submitter, more);
  if (deed.type === "lesson.completed" && (await isLeft(tablet, page, form, deed))) return;
  const { type, told: _, sheet = null, ...fact } = deed;
  if (sheet && !Object.keys(sheet.answers).length) {
    return caution(parts, form, place, "survey_empty");
  }
  try {
    if (sheet) await session.answer(fact, sheet);
    else await session.tell(type, fact);
  } catch (error) {
    return unsaved(parts, form, place, error);
  }
  if (form.isConnected) form.reset();
  await page.drafts.keep();
  await page.shown();
  // One thing a screen: what has been told leads on to the next one.
  if (form.dataset.next) location.assign(form.dataset.next);
}

/** Whether questions have no right answer yet; names them and goes to the first. */
async function isLeft({ parts }, page, form, { subject }) {
  const { answered } = await page.known();
  const left = questionsOnPage().filter((id) => !answered.has(`${subject}#${id}`));
  if (!left.length) return false;
  const notice = parts.part("left");
  parts.say(notice.querySelector("[data-fill=left]"), "left", { n: left.length });
  const all = questionsOnPage();
  for (const id of left) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${id}`;
    parts.say(link, "left_go", { n: all.indexOf(id) + 1 });
    line.append(link);
    notice.querySelector("[data-list]").append(line);
  }
  put(form, null, notice);
  notice.querySelector("a").focus({ preventScroll: true });
  return true;
}

function unsaved(parts, form, place, { reason }) {
  const notice = parts.part("unsaved");
  const known = { full: "unsaved_full", private: "unsaved_private" };
  parts.say(notice.querySelector("[data-fill=why]"), known[reason] ?? "unsaved_other");
  put(form, place, notice);
}

function caution(parts, form, place, words) {
  const notice = parts.part("caution");
  parts.say(notice.querySelector("[data-fill=why]"), words);
  put(form, place, notice);
}

function put(form, place, notice) {
  notice.classList.add("tablet-notice");
  notice.lang = document.documentElement.lang;
  if (place) place.append(notice);
  else form.before(notice);
  notice.scrollIntoView({ block: "nearest" });
}

function clear(form, place) {
  const before = form.previousElementSibling;
  if (before?.matches(".tablet-notice")) before.remove();
  for (const notice of place?.querySelectorAll(".tablet-notice") ?? []) notice.remove();
}
