// What the rules say of the text, while it is written.

import { Asker } from "./ask.js";
import { Marks } from "./marks.js";
import { accepted, linesOf, offsetOf, spanOf } from "./places.js";
import { rightWords } from "./right_words.js";
import { SoFar } from "./so_far.js";

/** Rule -> the question at the top that it is about. */
const QUESTIONS = { owner: "ägare", review: "granskas", "review-passed": "granskas" };

export function start(editor) {
  let judged = "";
  const right = rightWords(editor, () => asker.soon(editor.text(), 0));
  const marks = new Marks(editor, accept, right);
  const soFar = new SoFar(editor, go);
  const asker = new Asker(editor.path, {
    told(answer, text) {
      judged = text;
      const findings = [...answer.findings].sort(errorsFirst);
      marks.show(findings, text);
      soFar.show({ ...answer, findings });
    },
    waits(why, said) {
      soFar.tell(said?.what ? `${said.what} ${said.mend}` : editor.say(`proofing.live_${why}`));
    },
  });

  function accept(finding, words) {
    const text = accepted(editor.text(), judged, finding.suggestion, words);
    if (text === null) return asker.soon(editor.text(), 0);
    editor.replace(text);
    marks.taken(finding);
    editor.announce(editor.say("proofing.live_written", { words: words.trim() }));
    const { line, column } = finding.suggestion;
    const at = offsetOf(linesOf(text)[line - 1] ?? "", column) + words.length + 1;
    const place = editor.field(line, at);
    place?.field.focus();
    place?.field.setSelectionRange(place.at, place.at);
  }

  function go(finding) {
    const markdown = document.querySelector("#markdown-text");
    if (markdown?.checkVisibility()) return inMarkdown(markdown, finding);
    const question = questionOf(finding);
    if (question) {
      question.closest("details")?.setAttribute("open", "");
      question.focus();
    } else {
      const place = marks.where(finding, linesOf(judged));
      const card = editor.cardAt(finding.line);
      (place?.field ?? card)?.focus();
      place?.field.setSelectionRange(place.from, place.to);
      card?.scrollIntoView({ block: "nearest" });
    }
    editor.announce(`${finding.message} ${finding.mend}`);
  }

  function questionOf({ rule, line }) {
    if (!QUESTIONS[rule] && editor.cardAt(line)) return null;
    const key = QUESTIONS[rule] ?? keyOf(linesOf(judged)[line - 1] ?? "");
    const front = document.querySelector("#editor [data-part=front]");
    return front.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? front.querySelector("summary");
  }

  document.addEventListener("kp:draft", (event) => asker.soon(event.detail.text));
  asker.soon(editor.text(), 0);
}

function errorsFirst(one, other) {
  const rank = (finding) => (finding.severity === "error" ? 0 : 1);
  return rank(one) - rank(other) || one.line - other.line || one.column - other.column;
}

function keyOf(line) {
  return /^([\p{L}-]+):/u.exec(line)?.[1] ?? "";
}

/** In the Markdown behind the cards the words themselves are chosen. */
function inMarkdown(field, { line, column, length }) {
  const lines = linesOf(field.value);
  const start = lines.slice(0, line - 1).reduce((sum, words) => sum + words.length + 1, 0);
  const { from, to } = spanOf(lines[line - 1] ?? "", column, length);
  field.focus();
  field.setSelectionRange(start + from, start + to);
}
