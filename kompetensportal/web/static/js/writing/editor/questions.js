// The front matter as questions: what the text is called, who owns it, when it is looked through.
// The file's own words stay as they stand until somebody answers.

import { readFront, writeKey } from "./front.js";
import { say } from "./words.js";

const ORDER = [
  "titel",
  "id",
  "sammanfattning",
  "ägare",
  "ersättare",
  "granskas",
  "svenska",
  "språk",
  "system",
];
const EMPTY = "---\n---\n\n";

export function frontQuestions(desk, root) {
  const fields = [...root.querySelectorAll("[data-key]")];
  const block = () => desk.draft.blocks.find((one) => one.kind === "front");
  const show = () => {
    const front = block();
    const keys = front ? readFront(front.source) : new Map();
    for (const field of fields) fill(field, keys.get(field.dataset.key));
    root.dispatchEvent(new CustomEvent("kp:title", { detail: keys.get("titel")?.value ?? "" }));
  };
  root.addEventListener("input", (event) => {
    const key = event.target.dataset.key;
    if (!key) return;
    if (!block()) desk.replace(EMPTY + desk.draft.text(), { joined: true });
    const front = block();
    const value = answerOf(fields.filter((field) => field.dataset.key === key));
    desk.write({ block: front }, writeKey(front.source, key, value, ORDER), key);
    grow(event.target);
  });
  desk.addEventListener("shown", show);
  desk.addEventListener("stepped", ({ detail }) => {
    fields.find((field) => detail.field && field.dataset.key === detail.field)?.focus();
  });
  show();
}

function fill(field, entry) {
  const value = entry?.value ?? (entry ? null : "");
  // What is written in a way that we do not write is left to the Markdown.
  field.disabled = value === null;
  if (field.type === "checkbox") {
    field.checked = field.dataset.list
      ? [value].flat().includes(field.value)
      : value === field.value;
    return;
  }
  const words = Array.isArray(value) ? value.join(", ") : (value ?? say("in_markdown"));
  if (field.value !== words) field.value = words;
  grow(field);
}

/** What the fields of one key say: a text, or a list where the key holds one. */
function answerOf(fields) {
  const [first] = fields;
  if (first.type === "checkbox") {
    const on = fields.filter((field) => field.checked).map((field) => field.value);
    return first.dataset.list ? on : (on[0] ?? "");
  }
  if (!first.dataset.list) return first.value.trim();
  return first.value
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
}

function grow(field) {
  const under = field.parentElement.querySelector(".mirror");
  if (under) under.textContent = `${field.value}\u200b`;
}
