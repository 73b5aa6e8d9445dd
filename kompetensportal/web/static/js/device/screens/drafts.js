// What somebody has begun to write or choose: sealed with the person, back when she unlocks, and
// gone from the page when she leaves. Nothing of it lies anywhere else.

import { rearrange } from "../../lesson/arrange.js";
import { rowOf } from "./forms.js";
import { isUnsure } from "./sure.js";

const SOON = 250; // ms
const FIELDS = "input:not([type=hidden]):not([type=file]):not([type=password]), select, textarea";

const forms = () =>
  [...document.querySelectorAll("main form")].filter(
    (form) => form.closest(".question") || rowOf(form),
  );

const fieldsOf = (form) => [...form.querySelectorAll(FIELDS)].filter((field) => field.name);

function nameOf(form) {
  const fixed = ["question", "enrolment", "activity", "request"];
  const values = fixed.map((name) => form.elements[name]?.value ?? "");
  return [form.closest(".question") ? "" : form.getAttribute("action"), ...values].join(" ");
}

function keyOf() {
  const version = document.querySelector(".lesson[data-lesson]")?.dataset.version ?? "";
  return `draft:${location.pathname} ${version}`;
}

const isChoice = (field) => field.type === "radio" || field.type === "checkbox";

function givenIn(field) {
  return isChoice(field) ? (field.checked ? field.value : null) : field.value;
}

const isChanged = (field) => {
  if (isChoice(field)) return field.checked !== field.defaultChecked;
  if (field.localName !== "select") return field.value !== field.defaultValue;
  return !field.options[field.selectedIndex]?.defaultSelected && field.selectedIndex > 0;
};

/** What stands in the forms and is not as the page came: `{form: {field: [values]}}`. */
function written() {
  const all = {};
  for (const form of forms()) {
    if (!fieldsOf(form).some(isChanged)) continue;
    const values = {};
    for (const field of fieldsOf(form)) {
      const value = givenIn(field);
      values[field.name] ??= [];
      if (value !== null) values[field.name].push(value);
    }
    all[nameOf(form)] = values;
  }
  return all;
}

/** Keep drafts of a tablet's page. Gives `{flush, restore, drop}`. */
export function keepDrafts({ facts }) {
  let timer = 0;
  let waiting = false;

  async function save() {
    clearTimeout(timer);
    waiting = false;
    const all = written();
    await facts.session?.keep(keyOf(), Object.keys(all).length ? all : undefined).catch(() => {});
  }

  document.addEventListener("input", ({ target }) => {
    const form = target.closest?.("main form");
    // What is typed while nobody knows who types is nobody's.
    if (!form || !facts.session || isUnsure() || !forms().includes(form)) return;
    waiting = true;
    clearTimeout(timer);
    timer = setTimeout(save, SOON);
  });
  document.addEventListener("visibilitychange", () => document.hidden && waiting && save());

  return {
    /** Save at once, before somebody leaves. */
    flush: () => (waiting ? save() : Promise.resolve()),
    /** Save as it stands: what was written is hers, she has said so, or it has been told. */
    keep: save,
    /** Put back what she had begun, where nothing has been written since. */
    async restore() {
      const { session } = facts;
      const kept = await session?.kept(keyOf()).catch(() => null);
      if (facts.session !== session) return;
      for (const form of kept ? forms() : []) putBack(form, kept[nameOf(form)]);
    },
    drop() {
      clearTimeout(timer);
      waiting = false;
    },
  };
}

function putBack(form, values) {
  if (!values || fieldsOf(form).some(isChanged)) return;
  const given = Object.fromEntries(Object.entries(values).map(([name, all]) => [name, [...all]]));
  for (const field of fieldsOf(form)) {
    const mine = given[field.name] ?? [];
    if (isChoice(field)) field.checked = mine.includes(field.value);
    else if (mine.length) field.value = mine.shift();
  }
  for (const list of form.querySelectorAll(".arrange")) rearrange(list);
  form.closest(".question")?.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The page as it came: nothing of what anybody wrote or was told. */
export function wipe() {
  for (const form of document.querySelectorAll("main form")) {
    if (form.closest("[data-screen]:not([data-screen=own_page])")) continue;
    form.reset();
    for (const list of form.querySelectorAll(".arrange")) rearrange(list, true);
  }
  for (const section of document.querySelectorAll(".question")) {
    section.classList.remove("is-right");
    for (const spot of section.querySelectorAll(".spots .is-chosen")) {
      spot.classList.remove("is-chosen");
    }
    for (const hint of section.querySelectorAll(".hint[open]")) hint.open = false;
    const place = section.querySelector(".answer");
    if (place) {
      place.className = "answer";
      place.replaceChildren();
    }
  }
  for (const said of document.querySelectorAll(".tablet-told, .tablet-notice")) said.remove();
}

/** No browser puts back, for the next person, what stood in a field when one left the page. */
export function forgetFields() {
  for (const form of document.querySelectorAll("main form")) form.autocomplete = "off";
}
