// Where two have written in the same place: both wordings, and one press each to choose.

import { button, make } from "../editor/elements.js";

export function showMet(editor, keeper) {
  const say = (key, given) => editor.say(`drafts.live_${key}`, given);
  const panel = make("section", { class: "met", "aria-labelledby": "met-title", hidden: true });
  const title = make("h2", { id: "met-title", tabindex: "-1" });
  const list = make("ul", { class: "met-list", role: "list" });
  panel.append(title, make("p", {}, say("met_help")), list);
  editor.panel.append(panel);
  let items = new Map();
  let here = new Map();
  const show = () => {
    const { conflicts } = keeper.state;
    const before = items;
    // One that is as it was stays the same element: somebody may be about to press in it.
    items = new Map(conflicts.map((met) => [JSON.stringify(met), met]));
    for (const [key, met] of items)
      items.set(key, before.get(key) ?? item(editor, keeper, met, say));
    const inside = list.contains(document.activeElement);
    for (const [key, element] of before) if (!items.has(key)) element.remove();
    [...items.values()].forEach((element, at) => {
      if (list.children[at] !== element) list.insertBefore(element, list.children[at] ?? null);
    });
    here = tellInCards(editor, conflicts, here, say, (at) => bring(list.children[at]));
    panel.hidden = !items.size;
    title.textContent = say("met", { n: items.size });
    if (items.size > before.size) editor.announce(say("met", { n: items.size }));
    if (!inside || list.contains(document.activeElement)) return;
    if (items.size) title.focus();
    else editor.announce(say("met_done"));
  };
  keeper.addEventListener("told", show);
  show();
}

/** Above each card where two have met: whoever writes there sees at once why the words are others. */
function tellInCards(editor, conflicts, before, say, open) {
  const now = new Map();
  conflicts.forEach((met, at) => {
    const card = editor.cardAt(met.line);
    if (!card || now.has(card)) return;
    now.set(card, before.get(card) ?? told(say, () => open(now.get(card).at)));
    now.get(card).at = at;
    if (card.previousElementSibling !== now.get(card).element) card.before(now.get(card).element);
  });
  for (const [card, { element }] of before) if (!now.has(card)) element.remove();
  return now;
}

function told(say, open) {
  const press = button(say("met_read"), open, { kind: "secondary" });
  return {
    element: make("div", { class: "met-here" }, make("p", {}, say("met", { n: 1 })), press),
  };
}

function bring(element) {
  element.scrollIntoView({ block: "center" });
  element.querySelector("button").focus({ preventScroll: true });
}

function item(editor, keeper, met, say) {
  const choose = (keep) => {
    const text = chosen(editor.text(), met, keep);
    if (text !== editor.text()) editor.replace(text);
    editor.announce(say("met_chosen"));
    keeper.settle(met.id);
  };
  const stands = met.mine === "stands" ? say("you") : met.stands_by;
  const beside = met.mine === "beside" ? say("you") : met.beside_by;
  const go = button(say("met_go"), () => editor.cardAt(met.line)?.focus());
  return make(
    "li",
    { class: "met-one", "data-id": met.id },
    wording(say("met_stands", { name: stands }), met.stands, say),
    wording(say("met_beside", { name: beside }), met.beside, say),
    make(
      "div",
      { class: "met-buttons" },
      button(say("met_keep"), () => choose("stands"), { kind: "secondary", "data-keep": "stands" }),
      button(say(met.mine === "beside" ? "met_take_mine" : "met_take"), () => choose("beside"), {
        kind: "secondary",
        "data-keep": "beside",
      }),
      button(say("met_both"), () => choose("both"), { kind: "secondary", "data-keep": "both" }),
      go,
    ),
  );
}

function wording(words, text, say) {
  // Ids are for programs.
  const said = text.replace(/[ \t]*\{#[^{}\n]*\}/g, "").trim();
  const shown = said
    ? make("blockquote", { dir: "auto" }, said)
    : make("p", { class: "met-nothing" }, say("met_nothing"));
  return make("div", { class: "met-wording" }, make("h3", {}, words), shown);
}

/** The text with the wording that somebody chose. What stands is looked for nearest to its line. */
export function chosen(text, met, keep) {
  if (keep === "stands") return text;
  const lines = text.match(/[^\n]*\n|[^\n]+/g) ?? [];
  const stands = met.stands.match(/[^\n]*\n|[^\n]+/g) ?? [];
  const at = nearest(lines, stands, met.line - 1);
  const beside = withEnd(met.beside, at + stands.length < lines.length);
  // Changed since: nothing that anybody wrote is taken away, the other wording comes beside it.
  if (at < 0) return insert(lines, Math.min(met.line, lines.length), withEnd(met.beside, true));
  if (keep === "beside") lines.splice(at, stands.length, beside);
  else return insert(lines, at + stands.length, beside);
  return lines.join("");
}

function insert(lines, at, words) {
  const before = lines[at - 1];
  if (before && !before.endsWith("\n")) lines[at - 1] = `${before}\n`;
  // Two steps or paragraphs stay two.
  const apart = before?.trim() && !words.startsWith("\n") ? "\n" : "";
  lines.splice(at, 0, apart + words);
  return lines.join("");
}

function nearest(lines, wanted, line) {
  const places = lines
    .map((_, at) => at)
    .filter((at) => wanted.every((one, by) => lines[at + by] === one));
  if (!wanted.length) return Math.min(line, lines.length);
  return places.sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0] ?? -1;
}

function withEnd(words, more) {
  return more && words && !words.endsWith("\n") ? `${words}\n` : words;
}
