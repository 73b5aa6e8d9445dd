// "Lägg till": under each card a button that opens a list of what one can add there.

import { button, icon, make } from "./elements.js";
import { say } from "./words.js";

/** What can be added: its name, its icon, its Markdown. */
const KINDS = [
  ["step", "list-numbers", "1. \n"],
  ["text", "file-text", "Text\n"],
  ["heading", "text-size", "## \n"],
  ["picture_card", "photo", "![]()\n"],
  ["tip_box", "bulb", "::: tips\n\n:::\n"],
  ["warning", "alert-triangle", "::: varning\n\n:::\n"],
  ["remember", "pencil", "::: kom-ihåg\n\n:::\n"],
  ["question", "message-circle-question", "::: fråga\n\n- [x] \n- [ ] \n:::\n"],
  ["order", "arrows-sort", "::: ordna\n\n1. \n2. \n3. \n\nRätt: \n\nAnnars: \n:::\n"],
  [
    "pairs",
    "arrows-left-right",
    "::: para-ihop\n\n|  |  |\n| --- | --- |\n|  |  |\n|  |  |\n\nRätt: \n\nAnnars: \n:::\n",
  ],
  ["term", "book", "::: term\n\n:::\n"],
  ["practice", "target", "::: övning\n\n:::\n"],
  ["more", "notes", "::: läs-mer\n\n:::\n"],
];

/** The button under a card; `card` null: before all cards. */
export function adder(desk, card) {
  const place = make("div", { class: "adder" });
  const open = button(say("add"), () => show(), {
    sign: "plus",
    "aria-expanded": "false",
    "data-tool": "add",
  });
  const show = () => {
    const old = place.querySelector(".adder-list");
    if (old) {
      close();
      return;
    }
    const list = make(
      "ul",
      { class: "adder-list", role: "list", "aria-label": say("add_what") },
      ...KINDS.map(choice),
    );
    place.append(list);
    open.setAttribute("aria-expanded", "true");
    list.querySelector("button").focus();
  };
  const close = () => {
    place.querySelector(".adder-list")?.remove();
    open.setAttribute("aria-expanded", "false");
  };
  const choice = ([kind, sign, markdown]) =>
    make(
      "li",
      {},
      make(
        "button",
        {
          type: "button",
          class: "adder-choice",
          "data-add": kind,
          onclick: () => {
            close();
            desk.insert(markdown, card);
          },
        },
        icon(sign),
        make("span", {}, say(`add_${kind}`)),
      ),
    );
  place.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !place.querySelector(".adder-list")) return;
    close();
    open.focus();
    event.stopPropagation();
  });
  place.append(open);
  return place;
}
