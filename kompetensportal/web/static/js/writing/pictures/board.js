// The canvas that one works on: what is chosen on it, by pointer, finger or keys. Everything that is
// done is a step that can be undone.

import { handles, paint, paintFrame, turnedCanvas } from "./draw.js";
import * as marks from "./marks.js";
import { Steps } from "./steps.js";

const { CROP } = marks;
const REACH = 26; // CSS pixels around a handle
const MOVE = 0.02; // of the shorter side, for each key press
const GROW = 1.12;
const MOST_HEIGHT = 0.58; // of the window

export class Board {
  #canvas;
  #tell;
  #source = null;
  #base = null;
  #turn = -1;
  #drag = null;
  #drags = 0;

  /** tell(key, id): something was done: `place`, `removed`, `turned`, `undone`, `redone`, `chosen`. */
  constructor(canvas, tell) {
    this.#canvas = canvas;
    this.#tell = tell;
    this.chosen = null;
    this.steps = null;
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"])
      canvas.addEventListener(end, () => {
        if (this.#drag) this.#tell("place", this.chosen);
        this.#drag = null;
      });
    canvas.addEventListener("keydown", (event) => this.#key(event));
    new ResizeObserver(() => this.draw()).observe(canvas.parentElement);
  }

  get state() {
    return this.steps.now;
  }

  get base() {
    if (this.#turn !== this.state.turn) {
      this.#turn = this.state.turn;
      this.#base = turnedCanvas(this.#source, this.#turn);
    }
    return this.#base;
  }

  /** Begin with another picture. */
  open(source) {
    this.#source = source;
    this.#turn = -1;
    this.chosen = null;
    this.steps = new Steps(marks.begin(source.width, source.height));
    this.draw();
  }

  add(kind) {
    this.#go(marks.added(this.state, kind));
    this.chosen = this.state.marks.at(-1).id;
    this.#shown("place");
  }

  crop() {
    if (!this.state.crop) this.#go(marks.framed(this.state));
    this.choose(CROP);
  }

  turn() {
    this.#go(marks.turned(this.state));
    this.#shown("turned");
  }

  choose(id) {
    this.chosen = id;
    this.#shown("chosen");
  }

  remove() {
    const id = this.chosen;
    if (id === null) return;
    this.#tell("removed", id);
    this.#go(marks.without(this.state, id));
    this.chosen = null;
    this.#shown("chosen");
  }

  undo() {
    this.#back("undo", "undone");
  }

  redo() {
    this.#back("redo", "redone");
  }

  size(wide, high = wide) {
    if (this.chosen === null) return;
    this.#go(marks.sized(this.state, this.chosen, wide, high), `${this.chosen} size`);
    this.#shown("place");
  }

  spin() {
    const box = marks.boxOf(this.state, this.chosen);
    if (box?.kind !== "arrow") return;
    this.#go(marks.changed(this.state, this.chosen, { angle: (box.angle + 45) % 360 }));
    this.#shown("place");
  }

  /** Draw it all as it is now. */
  draw() {
    if (!this.steps || !this.#canvas.parentElement.clientWidth) return;
    const area = this.#area();
    const room = this.#canvas.parentElement.clientWidth;
    const scale = Math.min(room / area.w, (innerHeight * MOST_HEIGHT) / area.h);
    this.#canvas.style.inlineSize = `${Math.round(area.w * scale)}px`;
    this.#canvas.width = Math.round(area.w * scale * devicePixelRatio);
    this.#canvas.height = Math.round(area.h * scale * devicePixelRatio);
    const whole = this.chosen === CROP;
    paint(this.#canvas, this.base, this.state, { whole });
    if (this.chosen !== null) paintFrame(this.#canvas, this.state, this.chosen, area, 1 / scale);
  }

  #area() {
    return marks.seen(this.state, this.chosen === CROP);
  }

  #go(next, name) {
    this.steps.go(next, name);
  }

  #shown(key) {
    this.draw();
    this.#tell(key, this.chosen);
  }

  #back(way, key) {
    this.steps[way]();
    if (this.chosen !== null && !marks.boxOf(this.state, this.chosen)) this.chosen = null;
    this.#shown(key);
  }

  // Places of a pointer, in pixels of the picture.
  #at(event) {
    const area = this.#area();
    const scale = this.#canvas.clientWidth / area.w;
    return {
      x: area.x + event.offsetX / scale,
      y: area.y + event.offsetY / scale,
      reach: REACH / scale,
    };
  }

  #down(event) {
    if (!this.steps || event.button > 0) return;
    const at = this.#at(event);
    const box = this.chosen === null ? null : marks.boxOf(this.state, this.chosen);
    const handle = box && handles(box, this.chosen).find((one) => near(one, at));
    const hit = handle ? null : this.#hit(at);
    if (hit !== null && hit !== this.chosen) this.choose(hit);
    if (this.chosen === null) return;
    event.preventDefault();
    this.#canvas.focus({ preventScroll: true });
    this.#canvas.setPointerCapture(event.pointerId);
    this.#drags += 1;
    const now = marks.boxOf(this.state, this.chosen);
    this.#drag = { handle, from: at, box: now, name: `drag ${this.#drags}` };
    // A press beside everything brings there what is chosen, so nobody has to drag.
    if (!handle && hit === null && this.chosen !== CROP) this.#put({ x: at.x, y: at.y });
    if (hit === null && !handle) this.#drag.box = marks.boxOf(this.state, this.chosen);
  }

  #hit(at) {
    if (this.chosen === CROP) return inside(this.state.crop, at) ? CROP : null;
    const found = this.state.marks.filter((mark) => inside(mark, at));
    return found.at(-1)?.id ?? null;
  }

  #move(event) {
    if (!this.#drag) return;
    const at = this.#at(event);
    const { handle, from, box } = this.#drag;
    const [dx, dy] = [at.x - from.x, at.y - from.y];
    if (!handle) return this.#put({ x: box.x + dx, y: box.y + dy });
    if (handle.tip) return this.#put(arrowTo(box, at));
    if (box.kind === "number" || box.kind === "ring") {
      return this.#put({
        w: Math.abs(at.x - box.x) * 2,
        h: box.kind === "number" ? Math.abs(at.x - box.x) * 2 : Math.abs(at.y - box.y) * 2,
      });
    }
    this.#put(corner(box, handle, dx, dy));
  }

  #put(change) {
    this.#go(marks.changed(this.state, this.chosen, change), this.#drag.name);
    this.draw();
  }

  #key(event) {
    const { key, shiftKey } = event;
    const arrow = ARROWS[key];
    if (this.chosen === null || event.ctrlKey || event.metaKey) return;
    if (arrow && shiftKey) this.size(GROW ** arrow[0], GROW ** -arrow[1]);
    else if (arrow) this.#step(arrow);
    else if (key === "+" || key === "=") this.size(GROW);
    else if (key === "-") this.size(1 / GROW);
    else if (key === "Delete" || key === "Backspace") this.remove();
    else return;
    event.preventDefault();
  }

  #step([right, down]) {
    const area = this.#area();
    const far = Math.min(area.w, area.h) * MOVE;
    const next = marks.moved(this.state, this.chosen, right * far, down * far);
    this.#go(next, `${this.chosen} move`);
    this.#shown("place");
  }
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function near(one, { x, y, reach }) {
  return Math.hypot(one.x - x, one.y - y) < reach;
}

function inside(box, { x, y, reach }) {
  const [w, h] = [
    Math.max(box.w / 2, reach),
    Math.max((box.kind === "arrow" ? box.w : box.h) / 2, reach),
  ];
  return Math.abs(x - box.x) < w && Math.abs(y - box.y) < h;
}

/** A box whose one corner follows the pointer while the opposite one stays. */
function corner(box, { sx, sy }, dx, dy) {
  const w = Math.max(1, box.w + sx * dx);
  const h = Math.max(1, box.h + sy * dy);
  return { w, h, x: box.x + (sx * (w - box.w)) / 2, y: box.y + (sy * (h - box.h)) / 2 };
}

/** An arrow whose tip follows the pointer while its tail stays. */
function arrowTo(box, at) {
  const turn = (box.angle * Math.PI) / 180;
  const tail = { x: box.x - (Math.cos(turn) * box.w) / 2, y: box.y - (Math.sin(turn) * box.w) / 2 };
  const angle = (Math.atan2(at.y - tail.y, at.x - tail.x) * 180) / Math.PI;
  return {
    x: (tail.x + at.x) / 2,
    y: (tail.y + at.y) / 2,
    w: Math.hypot(at.x - tail.x, at.y - tail.y),
    angle: (angle + 360) % 360,
  };
}
