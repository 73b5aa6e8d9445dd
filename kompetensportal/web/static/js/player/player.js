// One text's player: plays, marks what sounds, goes where one taps, waits at questions, keeps its place.

import { nameForDevice, tellDevice } from "./device.js";
import { show, showWord } from "./highlight.js";
import { keep, kept } from "./kept.js";
import { isRead, isSeen, onlyStep, openQuestion, spanOf } from "./page.js";
import { setUpRate } from "./rate.js";
import { addStepButtons } from "./steps.js";
import { Timing } from "./timing.js";

const PRESSABLE = "a,button,input,label,option,select,summary,textarea,audio,[contenteditable]";

export class Player {
  constructor(box) {
    this.box = box;
    this.place = -1; // of the sentence that sounds
    this.left = -1; // the sentence that was said to its end, or jumped away from
    this.aside = []; // places of feedback that are still to be read
    this.active = false; // somebody listens, or has paused
    this.key = box.dataset.audio;
    this.find("bar").hidden = false;
    this.audio = Object.assign(new Audio(), { preload: "none", src: box.dataset.audio });
    box.append(this.audio);
    setUpRate(box, this.audio);
    this.kept = kept(this.key);
    this.listenToPerson();
    this.listenToAudio();
    addStepButtons(box, (span) => this.startAt(span, true));
    this.tell();
    this.load();
  }

  find(name) {
    return this.box.querySelector(`.listen-${name}`);
  }

  /** The times; fetched once, and again after a failure. */
  async load() {
    this.loading ??= Timing.load(this.box.dataset.timing);
    try {
      this.timing = await this.loading;
    } catch {
      this.loading = null;
    }
    return this.timing;
  }

  async toggle() {
    if (!this.audio.paused) return this.audio.pause();
    const shown = this.otherStep();
    if (shown) return this.startAt(shown);
    if (this.kept) this.jump(this.kept);
    await this.play();
  }

  async play() {
    this.say("");
    this.load();
    try {
      await this.audio.play();
    } catch (error) {
      // AbortError: somebody pressed pause before the sound had come.
      if (error.name !== "AbortError") this.fail();
    }
  }

  fail() {
    this.say(this.box.dataset.failed);
    // The same address again: what failed is not what is kept.
    this.kept = this.audio.currentTime;
    this.audio.pause();
    this.audio.load();
    this.tell();
  }

  /** Words under the buttons, read aloud by a screen reader. */
  say(words) {
    const note = this.find("note");
    note.textContent = words;
    note.hidden = !words;
  }

  /** Start at a sentence of the page; pressing the step that sounds stops it. */
  async startAt(span, stops = false) {
    const timing = this.timing ?? (await this.load());
    if (!timing) return this.fail();
    const place = this.placeOf(span);
    if (place === undefined) return;
    if (place >= timing.flow) return this.tellAside(span.closest(".answer, .hint"));
    const here = this.spanAt(this.place)?.closest(".step");
    if (stops && !this.audio.paused && here === span.closest(".step")) return this.audio.pause();
    this.goTo(place);
    await this.play();
  }

  goTo(place) {
    if (!this.timing) return;
    this.aside = [];
    this.jump(this.timing.start(Math.min(Math.max(place, 0), this.timing.flow - 1)));
  }

  jump(seconds) {
    this.kept = 0;
    this.step = null;
    this.left = this.place;
    this.audio.currentTime = seconds;
  }

  placeOf(span) {
    return this.timing.places.get(Number(span.dataset.s ?? span.id.slice(1)));
  }

  spanAt(place) {
    const sentence = this.timing?.sentences[place];
    return sentence ? spanOf(sentence.s) : null;
  }

  /** Follow the sound from frame to frame: `timeupdate` comes only four times a second. */
  follow() {
    if (this.audio.paused) return;
    requestAnimationFrame(() => this.follow());
    this.look();
  }

  /** What sounds now? Mark it; at the end of a sentence see what comes after it. */
  look() {
    const { audio, timing } = this;
    if (!timing || audio.seeking || audio.paused) return;
    const shown = this.step?.hidden && this.otherStep();
    if (shown) return this.startAt(shown);
    const now = audio.currentTime;
    const place = timing.at(now);
    const before = this.place;
    const said = before >= 0 && (place !== before || timing.isSaid(before, now));
    if (said && this.left !== before) {
      this.left = before;
      if (this.leave(before)) return;
    }
    if (place !== before) this.moveTo(place);
    showWord(timing.word(place, now));
  }

  /** A sentence has been said. True when what follows in the sound is not to be heard. */
  leave(place) {
    if (this.timing.sentences[place].aside) return this.tellNext();
    const next = this.nextRead(place);
    const question = openQuestion(this.spanAt(place));
    if (question && !question.contains(this.spanAt(next))) {
      this.waitAt(next);
      return true;
    }
    if (next >= 0) return false;
    this.finish();
    return true;
  }

  /** The next place that is read in passing; -1 at the end. */
  nextRead(place) {
    for (let next = place + 1; next < this.timing.flow; next++) {
      if (isRead(this.spanAt(next))) return next;
    }
    return -1;
  }

  /** A question waits for its answer; the voice goes on after it when one wants. */
  waitAt(next) {
    this.audio.pause();
    show(null);
    this.kept = next < 0 ? 0 : this.timing.start(next);
    keep(this.key, this.kept);
    this.say(this.box.dataset.asks);
    this.tell();
  }

  /** Feedback or a hint was opened by who listens: read it, then be quiet. */
  tellAside(part) {
    if (!this.active || !this.timing) return;
    const places = [...part.querySelectorAll(".s")].map((span) => this.placeOf(span));
    const aside = places.filter((place) => place >= this.timing.flow);
    if (!aside.length) return;
    const question = part.closest(".question");
    const inside = [...question.querySelectorAll(".s")].map((s) => this.placeOf(s));
    const next = this.nextRead(Math.max(...inside.filter((place) => place < this.timing.flow)));
    this.after = next < 0 ? 0 : this.timing.start(next);
    this.aside = aside;
    this.tellNext();
    this.play();
  }

  tellNext() {
    const place = this.aside.shift();
    if (place !== undefined) this.jump(this.timing.start(place));
    else {
      this.audio.pause();
      show(null);
      this.kept = this.after;
      this.tell();
    }
    return true;
  }

  moveTo(place) {
    this.place = place;
    const span = this.spanAt(place);
    this.step = span?.closest(".step") ?? null;
    if (this.step) {
      document.dispatchEvent(new CustomEvent("kp:step", { detail: { step: this.step.id } }));
    }
    if (isSeen(span)) {
      show(span);
      if (place < this.timing.flow) keep(this.key, this.timing.start(place));
      return;
    }
    const next = this.nextRead(place);
    if (next < 0) this.finish();
    else this.jump(this.timing.start(next));
  }

  /** One step a screen: the first sentence of the step on it, when another one is being read. */
  otherStep() {
    const shown = onlyStep();
    return shown && shown !== this.step ? shown.querySelector(".s") : null;
  }

  /** A sentence back or on; with one step a screen, a step. */
  goBy(by) {
    const steps = [...document.querySelectorAll(".step")];
    const step = steps[steps.indexOf(onlyStep()) + by];
    const first = onlyStep() && step?.querySelector(".s");
    if (!first) this.goTo(Math.max(this.place, 0) + by);
    else if (this.timing) this.goTo(this.placeOf(first));
  }

  listenToPerson() {
    this.find("play").addEventListener("click", () => this.toggle());
    this.find("restart").addEventListener("click", () => {
      this.goTo(0);
      this.play();
    });
    this.box.addEventListener("keydown", (event) => this.onBarKey(event));
    document.addEventListener("keydown", (event) => {
      if (event.key !== " " || !this.active || event.defaultPrevented) return;
      if (event.target.closest?.(PRESSABLE)) return;
      event.preventDefault();
      this.toggle();
    });
    document.addEventListener("click", (event) => {
      const span = this.active && event.target.closest?.(".s");
      if (!span || event.target.closest(PRESSABLE) || !getSelection().isCollapsed) return;
      this.startAt(span);
    });
    document.addEventListener("kp:answered", (event) => this.tellAside(event.detail.answer));
    for (const hint of document.querySelectorAll("details.hint")) {
      hint.addEventListener("toggle", () => hint.open && this.tellAside(hint));
    }
  }

  // Letters are shortcuts only while the player has the focus (WCAG 2.1.4).
  onBarKey(event) {
    const forward = document.documentElement.dir === "rtl" ? -1 : 1;
    const moves = { ArrowLeft: -forward, ArrowRight: forward };
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "k") this.toggle();
    else if (event.key in moves) this.goTo(Math.max(this.place, 0) + moves[event.key]);
    else return;
    event.preventDefault();
  }

  listenToAudio() {
    const { audio } = this;
    audio.addEventListener("play", () => {
      if (!this.active) {
        this.active = true;
        nameForDevice({
          play: () => this.toggle(),
          pause: () => this.audio.pause(),
          previoustrack: () => this.goBy(-1),
          nexttrack: () => this.goBy(1),
        });
      }
      document.documentElement.classList.add("is-listening");
      this.tell();
      this.follow();
    });
    audio.addEventListener("pause", () => this.tell());
    audio.addEventListener("seeked", () => {
      if (this.active && audio.paused && this.timing && !this.kept)
        this.moveTo(this.timing.at(audio.currentTime));
    });
    // A page in the background gets no frames, and yet is to wait at a question.
    audio.addEventListener("timeupdate", () => document.hidden && this.look());
    audio.addEventListener("error", () => this.active && this.fail());
    audio.addEventListener("ended", () => this.finish());
  }

  finish() {
    this.active = false;
    this.place = this.left = -1;
    this.step = null;
    this.kept = 0;
    this.audio.pause();
    document.documentElement.classList.remove("is-listening");
    keep(this.key, 0);
    this.audio.currentTime = 0;
    show(null);
    this.tell();
  }

  /** The buttons say what they do now. */
  tell() {
    const { play, pause, goOn } = this.box.dataset;
    const begun = this.kept > 1 || this.audio.currentTime > 1;
    const words = this.audio.paused ? (begun ? goOn : play) : pause;
    this.find("play").querySelector("span").textContent = words;
    this.box.classList.toggle("is-playing", !this.audio.paused);
    this.find("restart").hidden = !begun;
    if (this.active) tellDevice(!this.audio.paused);
  }
}
