// One block as a card: what its view says, made into fields, and brought up to date when the block
// is another. The element stays while the view has the same shape, so focus and caret stay as well.

import { controlOf, pictureOf } from "./controls.js";
import { button, make } from "./elements.js";
import { viewOf } from "./views/view.js";
import { say } from "./words.js";

const TITLES_BESIDE = new Set(["step", "text", "heading", "picture"]);

export class Card {
  #shape = "";
  #controls = new Map();
  #pictures = new Map();

  constructor(block, desk) {
    this.block = block;
    this.desk = desk;
    this.language = desk.language;
    this.body = make("div", { class: "card-body" });
    this.name = make("span", { class: "card-name" });
    this.grip = make("span", { class: "grip", "aria-hidden": "true" });
    this.element = make(
      "article",
      { class: "card writing-card", tabindex: "-1", "aria-roledescription": say("card") },
      make("header", { class: "card-head" }, this.grip, this.name, this.#tools()),
      this.body,
    );
    this.place = make("li", { class: "place" }, this.element, desk.adder(this));
    this.show();
  }

  /** Bring the card up to date with its block. */
  show() {
    this.source = this.block.source;
    const view = viewOf(this.block);
    this.view = view;
    this.element.dataset.kind = view.title;
    this.title = say(`kind_${view.title}`, { number: view.number ?? "" });
    this.grip.textContent = view.number ?? "";
    this.name.textContent = this.title;
    // What shows by itself what it is has no title that takes room.
    this.name.classList.toggle("visually-hidden", TITLES_BESIDE.has(view.title));
    this.element.classList.toggle("is-plain", TITLES_BESIDE.has(view.title));
    this.element.setAttribute("aria-label", this.title);
    const shape = shapeOf(view);
    if (shape !== this.#shape) this.#build(view, shape);
    for (const control of controlsOf(view)) this.#controls.get(control.name).show(control);
    for (const group of view.groups)
      if (group.picture) this.#pictures.get(group.picture.name).show(group.picture);
  }

  /** A field has another value. */
  changed(name, value) {
    const control = controlsOf(this.view).find((one) => one.name === name);
    this.desk.write(this, control.set(value), name);
    this.view = viewOf(this.block);
    // A field that the block has no longer would lose the next word that is written in it.
    const names = new Set(controlsOf(this.view).map((one) => one.name));
    if ([...this.#controls.keys()].some((one) => !names.has(one))) this.show();
  }

  /** Ask for the tools of a picture; without them its address is asked for. */
  picture(element, picture) {
    const done = (given) => {
      this.desk.write(this, picture.set(given), "");
      this.desk.show(this);
      this.focus(`alt${picture.name?.slice("picture".length) ?? ""}`);
    };
    const detail = { src: picture.src, alt: picture.alt, done };
    const asked = new CustomEvent("kp:picture", { bubbles: true, cancelable: true, detail });
    element.dispatchEvent(asked);
  }

  address(src) {
    return this.desk.address(src);
  }

  /** Put the focus into a field of the card, its first one if none is named. */
  focus(name = "") {
    const wanted = [...this.#controls.entries()].find(([one]) => name && one.startsWith(name));
    const [, control] = wanted ?? [...this.#controls.entries()][0] ?? [];
    (control?.field ?? this.element).focus();
  }

  /** The fields with the lines that they show: { field, control }. */
  fields() {
    return controlsOf(this.view).map((control) => ({
      control,
      field: this.#controls.get(control.name).field,
    }));
  }

  #build(view, shape) {
    const focused = this.body.contains(document.activeElement)
      ? document.activeElement.dataset.control
      : null;
    this.#shape = shape;
    this.#controls.clear();
    this.#pictures.clear();
    this.body.replaceChildren(
      ...view.groups.map((group) => this.#group(group)),
      this.#actions(view.actions),
    );
    if (focused) this.focus(focused);
  }

  #group({ kind, label, number, controls, picture, actions }) {
    const made = controls.map((control) => {
      const one = controlOf(control, this);
      this.#controls.set(control.name, one);
      return one.element;
    });
    if (picture) {
      const one = pictureOf(picture, this);
      this.#pictures.set(picture.name, one);
      made.unshift(one.element);
    }
    const inCard = label && label !== this.view.title;
    const words = inCard ? say(label, { number: number ?? "" }) : null;
    const heading = words
      ? make("p", { class: "group-title", "aria-hidden": "true" }, words)
      : null;
    const given = {
      class: `group group-${kind}`,
      role: words ? "group" : null,
      "aria-label": words,
    };
    return make("div", given, heading, ...made, this.#actions(actions));
  }

  #actions(actions = []) {
    if (!actions.length) return "";
    const made = actions.map((action) => {
      const run = (event) =>
        action.picture
          ? this.picture(event.currentTarget, this.#picture(action.name))
          : this.#run(action.name);
      const usual = action.picture ? "photo" : "plus";
      const sign = action.sign ?? (action.name.includes("remove") ? "trash" : usual);
      return button(say(action.label), run, { sign, "data-action": action.name });
    });
    return make("p", { class: "actions" }, ...made);
  }

  #run(name) {
    const action = actionsOf(this.view).find((one) => one.name === name);
    this.desk.write(this, action.run(), "");
    this.desk.show(this);
    this.focus(action.focus);
    if (name.includes("remove")) this.desk.announce(say("part_removed"));
  }

  #picture(name) {
    return actionsOf(this.view).find((one) => one.name === name).picture;
  }

  #tools() {
    const tool = (name, sign) =>
      button(say(name), () => this.desk[name](this), {
        sign,
        "data-tool": name,
        class: "button button-quiet tool",
      });
    return make(
      "span",
      { class: "tools" },
      tool("up", "arrow-up"),
      tool("down", "arrow-down"),
      tool("remove", "trash"),
    );
  }
}

function controlsOf(view) {
  return view.groups.flatMap((group) => group.controls);
}

function actionsOf(view) {
  return [...view.groups.flatMap((group) => group.actions), ...(view.actions ?? [])];
}

/** What of a view decides which elements there are. */
function shapeOf(view) {
  const groups = view.groups.map((group) => [
    group.kind,
    group.picture ? "picture" : "",
    group.controls.map((control) => control.name + control.type).join(),
    group.actions.map((action) => action.name).join(),
  ]);
  return JSON.stringify([view.title, groups, (view.actions ?? []).map((action) => action.name)]);
}
