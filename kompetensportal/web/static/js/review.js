// What is said of a text is kept in this tab until the portal has it: a session may end in between.
// A tab that is closed keeps nothing, and what is kept is shown to whoever wrote it alone.

const told = document.querySelector("#review-kept");
const KEY = `kp-review ${told.dataset.me} ${told.dataset.path}`;
const WHOLE_TEXT = nameOf("kommentera", "", "ord");
const kept = new Map(read());
const fields = new Map();

for (const field of document.querySelectorAll("form[data-form] textarea:not([hidden])")) {
  const { form } = field;
  const name = nameOf(form.dataset.form, form.elements.citat?.value ?? "", field.name);
  fields.set(name, field);
  field.addEventListener("input", () => {
    if (field.value === field.defaultValue) kept.delete(name);
    else kept.set(name, { value: field.value, sent: "" });
    write();
  });
  form.addEventListener("submit", () => {
    const one = kept.get(name);
    if (one) one.sent = form.elements.id?.value || "sent";
    write();
  });
}
for (const [name, one] of kept) {
  if (one.sent && hasArrived(one)) kept.delete(name);
  else bringBack(fields.get(name) ?? fields.get(WHOLE_TEXT), one.value);
}
write();

function nameOf(form, quote, field) {
  return [form, quote, field].join("\n");
}

/** A comment by its id, other words by themselves among what has happened. */
function hasArrived({ value, sent }) {
  if (document.querySelector(`[data-id="${CSS.escape(sent)}"]`)) return true;
  const words = plain(value);
  const said = document.querySelectorAll("main .notice p, main .list-note, main .remark p");
  return [...said].some((one) => plain(one.textContent) === words);
}

function plain(words) {
  return words.trim().replace(/\s+/g, " ");
}

function bringBack(field, value) {
  if (!field || field.value === value) return;
  field.value = value;
  field.closest("details")?.setAttribute("open", "");
  told.hidden = false;
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

function write() {
  try {
    if (kept.size) sessionStorage.setItem(KEY, JSON.stringify([...kept]));
    else sessionStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing has nothing to bring back.
  }
}
