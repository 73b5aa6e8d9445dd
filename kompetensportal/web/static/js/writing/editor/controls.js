// A control of a view as elements: a label and a field that grows with its words.

import { button, make } from "./elements.js";
import { mirror } from "./mirror.js";
import { say } from "./words.js";

const QUIET = new Set(["step_text", "step_more", "text", "heading"]);
let made = 0;

/** { element, field, show(control) } for a control; `changed(control)` is called with the new value. */
export function controlOf(control, card) {
  return control.type === "tick" ? tick(control, card) : words(control, card);
}

function words(control, card) {
  made += 1;
  const id = `field-${made}`;
  const field = make("textarea", {
    id,
    rows: 1,
    dir: "auto",
    lang: card.language,
    spellcheck: control.type === "markdown" ? "false" : "true",
    autocapitalize: "sentences",
    "data-control": control.name,
    "data-type": control.type,
    placeholder: placeholder(control),
    "aria-describedby": describes(control) ? `${id}-help` : null,
  });
  const under = make("div", { class: "mirror", "aria-hidden": "true", dir: "auto" });
  const label = make(
    "label",
    { for: id, class: QUIET.has(control.label) ? "visually-hidden" : null },
    say(control.label),
  );
  const help = describes(control)
    ? make("p", { class: "field-help", id: `${id}-help` }, say(`${control.label}_help`))
    : null;
  const element = make(
    "div",
    { class: `control control-${control.type}` },
    label,
    help,
    make("div", { class: "grow" }, under, field),
  );
  field.addEventListener("input", () => {
    mirror(under, field.value);
    card.changed(control.name, field.value);
  });
  field.addEventListener("keydown", (event) => {
    // A field of one line has no second one.
    if (control.type === "line" && event.key === "Enter" && !event.isComposing)
      event.preventDefault();
  });
  const show = (now) => {
    if (field.value !== now.value) {
      const { selectionStart } = field;
      field.value = now.value;
      if (document.activeElement === field) field.setSelectionRange(selectionStart, selectionStart);
      mirror(under, now.value);
    }
  };
  mirror(under, "");
  show(control);
  return { element, field, show };
}

function tick(control, card) {
  const field = make("input", {
    type: "checkbox",
    "data-control": control.name,
    onchange: () => card.changed(control.name, field.checked),
  });
  const element = make("label", { class: "choice" }, field, make("span", {}, say(control.label)));
  const show = (now) => {
    field.checked = now.value;
  };
  show(control);
  return { element, field, show };
}

function placeholder({ label }) {
  const words = say(`${label}_empty`);
  return words === `${label}_empty` ? null : words;
}

function describes({ label }) {
  return say(`${label}_help`) !== `${label}_help`;
}

/** The picture itself, and the button that opens its tools. */
export function pictureOf(picture, card) {
  const place = make("div", { class: "picture-place", "data-picture": picture.name });
  const show = (now) => {
    const open = button(
      say(now.src ? "change_picture" : "add_picture"),
      (event) => card.picture(event.currentTarget, now),
      {
        kind: "secondary",
        sign: "photo",
      },
    );
    const image = now.src
      ? make("img", { src: card.address(now.src), alt: "", loading: "lazy" })
      : null;
    place.replaceChildren(...[image, open].filter(Boolean));
  };
  show(picture);
  return { element: place, show };
}
