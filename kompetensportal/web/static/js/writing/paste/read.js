// HTML of the clipboard as blocks of ours: what is not on the list here does not come in.
//
// The HTML is parsed into a document that lies in no window: its scripts do not run, its pictures and
// styles are not fetched. Nothing of it is put into the page; only words are taken out.

import { safeLink } from "./links.js";
import { markdown, written } from "./markdown.js";
import { isAside, isHidden, isMarker, isTitle, listItem, styleOf } from "./word.js";

const NEVER = new Set(
  "head,script,style,link,meta,title,template,noscript,iframe,object,embed,svg,math,canvas,video,audio,input,select,textarea,button,dialog,xml,rt,rp".split(
    ",",
  ),
);
const OBJECTS = new Set(["iframe", "object", "embed", "video", "audio", "canvas", "svg", "math"]);
const BLOCKS =
  "p,div,h1,h2,h3,h4,h5,h6,ul,ol,li,dl,dt,dd,table,blockquote,pre,section,article,header,footer,main,figure,figcaption,hr,center";
const RICH = "ol,ul,h1,h2,h3,h4,h5,h6,table,b,strong,i,em,a[href],[data-style*='mso-list']";
const MOST = 2_000_000;
/** Characters of HTML that are read: a book. */

/** { blocks, markdown, left } of HTML; null when it has nothing that plain text does not have. */
export function readHtml(html) {
  if (html.length > MOST) return null;
  const page = new DOMParser().parseFromString(quiet(html), "text/html");
  if (!page.body.querySelector(RICH)) return null;
  const reader = new Reader();
  reader.children(page.body, {});
  reader.flush();
  return { blocks: reader.blocks, markdown: markdown(reader.blocks), left: reader.left };
}

/** Without style sheets, and with styles and handlers as data: a browser would tell of each that our
 * content policy has stopped it. */
function quiet(html) {
  return html
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)(style|on\w+)(\s*=)/gi, "$1data-$2$3"));
}

class Reader {
  blocks = [];
  left = { picture: 0, tracker: 0, link: 0, object: 0, aside: 0, removed: 0 };
  #pieces = [];
  #depth = -1;
  #item = null;

  /** Everything in an element; `form` is how words look there. */
  children(element, form) {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) this.#text(node, form);
      else if (node.nodeType === Node.ELEMENT_NODE) this.#element(node, form);
    }
  }

  /** The words so far are a block. */
  flush() {
    const text = written(this.#pieces);
    this.#pieces = [];
    if (!text) return;
    const item = this.#item;
    this.#item = null;
    if (item) this.blocks.push({ kind: "item", ...item, text: text.replaceAll("\\\n", " ") });
    else this.blocks.push({ kind: "text", text });
  }

  #text(node, form) {
    const kept = node.parentElement.closest("pre");
    const text = kept ? node.data : node.data.replace(/[ \t\r\n\f]+/g, " ");
    if (text) this.#pieces.push({ text, bold: false, italic: false, link: "", ...form });
  }

  #element(element, form) {
    const tag = element.localName;
    if (isAside(element)) this.left.aside += 1;
    else if (OBJECTS.has(tag)) this.left.object += 1;
    if (NEVER.has(tag) || isAside(element) || isHidden(element) || isMarker(element)) return;
    if (tag === "img" || tag === "v:imagedata") this.#picture(element);
    else if (tag === "del") this.left.removed += 1;
    else if (tag === "br") this.#pieces.push({ text: "\n", bold: false, italic: false, link: "" });
    else if (/^h[1-6]$/.test(tag) || isTitle(element)) this.#heading(element, tag);
    else if (tag === "ol" || tag === "ul") this.#list(element, form);
    else if (tag === "table") this.#table(element, form);
    else if (element.matches(BLOCKS)) this.#block(element, form);
    else this.children(element, this.#formed(element, form));
  }

  #formed(element, form) {
    const made = { ...form };
    const weight = /font-weight:\s*(\w+)/i.exec(styleOf(element))?.[1];
    if (weight) made.bold = weight === "bold" || Number(weight) >= 600;
    else if (element.matches("b,strong")) made.bold = true;
    if (/font-style:\s*italic/i.test(styleOf(element)) || element.matches("i,em"))
      made.italic = true;
    if (element.matches("a[href]")) {
      made.link = safeLink(element.getAttribute("href"));
      // A link to a place of its own page is no loss.
      if (!made.link && !element.getAttribute("href").startsWith("#")) this.left.link += 1;
    }
    return made;
  }

  #picture(element) {
    const sizes = ["width", "height"].map((name) =>
      Number.parseInt(element.getAttribute(name), 10),
    );
    this.left[sizes.some((size) => size <= 2) ? "tracker" : "picture"] += 1;
  }

  #heading(element, tag) {
    this.flush();
    this.children(element, {});
    const plain = this.#pieces.map((piece) => ({ text: piece.text.replace(/\n/g, " ") }));
    this.#pieces = [];
    const text = written(
      plain.map((piece) => ({ ...piece, bold: false, italic: false, link: "" })),
    );
    const level = Math.min(Math.max(Number(tag[1]) || 1, 2), 6);
    if (text) this.blocks.push({ kind: "heading", level, text });
  }

  #block(element, form) {
    this.flush();
    const item = listItem(element);
    if (item) this.#item = item;
    this.children(element, this.#formed(element, form));
    this.flush();
    if (item) this.#item = null;
  }

  #list(list, form) {
    this.flush();
    this.#depth += 1;
    let number = Number(list.getAttribute("start")) || 1;
    for (const element of list.children) {
      // Word Online writes a list within a list beside its item.
      if (element.matches("ol,ul")) this.#list(element, form);
      if (element.localName !== "li") continue;
      this.#item = { depth: this.#depth, numbered: list.localName === "ol", number };
      this.children(element, this.#formed(element, form));
      this.flush();
      this.#item = null;
      number += 1;
    }
    this.#depth -= 1;
  }

  #table(table, form) {
    this.flush();
    const rows = [...table.rows].filter((row) => row.closest("table") === table);
    const wide = Math.max(0, ...rows.map((row) => row.cells.length));
    const layout = table.querySelector("table,ol,ul,h1,h2,h3,[data-style*='mso-list']");
    if (wide < 2 || rows.length < 2 || layout || table.getAttribute("role") === "presentation") {
      for (const row of rows) for (const cell of row.cells) this.#block(cell, form);
      return;
    }
    const lines = rows.map((row) => {
      const cells = [...row.cells].map((cell) => this.#cell(cell));
      return `| ${cells.concat(Array(wide - cells.length).fill("")).join(" | ")} |`;
    });
    lines.splice(1, 0, `|${" --- |".repeat(wide)}`);
    this.blocks.push({ kind: "text", text: lines.join("\n") });
  }

  #cell(cell) {
    const before = this.blocks;
    this.blocks = [];
    this.children(cell, {});
    this.flush();
    const text = this.blocks.map((block) => block.text.replaceAll("\\\n", " ")).join(" ");
    this.blocks = before;
    return text;
  }
}
