// One lesson's player: plays, follows the text, goes where one taps, keeps its place.

import { show } from "./highlight.js";
import { keep, kept } from "./kept.js";
import { addStepButtons } from "./steps.js";
import { Timing } from "./timing.js";

const RATES = [0.6, 0.75, 0.9, 1, 1.15, 1.3, 1.5];
const RATE_KEY = "kp-listen-rate";
const PRESSABLE = "a,button,input,label,option,select,summary,textarea,audio,[contenteditable]";

function isSeen(span) {
  // What lies in a closed fold has a place on the page in newer browsers.
  const fold = span?.closest("details:not([open])");
  return Boolean(span?.getClientRects().length) && (!fold || Boolean(span.closest("summary")));
}

export class Player {
  constructor(box) {
    this.box = box;
    this.place = -1;
    this.active = false;
    this.key = `kp-listen:${box.dataset.audio}`;
    this.find("bar").hidden = false;
    this.audio = Object.assign(new Audio(), { preload: "none", src: box.dataset.audio });
    this.audio.preservesPitch = this.audio.webkitPreservesPitch = true;
    box.append(this.audio);
    this.setRate(kept(RATE_KEY) || 1);
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
    const shown = this.shownStep();
    if (shown) return this.startAt(shown);
    if (this.kept) this.audio.currentTime = this.kept;
    this.kept = 0;
    await this.play();
  }

  async play() {
    const note = this.find("note");
    note.hidden = true;
    this.load();
    try {
      await this.audio.play();
    } catch (error) {
      // AbortError: somebody pressed pause before the sound had come.
      if (error.name !== "AbortError") this.fail();
    }
  }

  fail() {
    const note = this.find("note");
    note.textContent = this.box.dataset.failed;
    note.hidden = false;
    // The same address again: what failed is not what is kept.
    this.kept = this.audio.currentTime;
    this.audio.pause();
    this.audio.load();
    this.tell();
  }

  /** Start at a sentence of the page; pressing the step that sounds stops it. */
  async startAt(span, stops = false) {
    const timing = this.timing ?? (await this.load());
    const place = timing?.places.get(Number(span.id.slice(1)));
    if (place === undefined) return timing ? undefined : this.fail();
    const here = this.spanAt(this.place)?.closest(".step");
    if (stops && !this.audio.paused && here === span.closest(".step")) return this.audio.pause();
    this.goTo(place);
    await this.play();
  }

  goTo(place) {
    if (!this.timing) return;
    const last = this.timing.sentences.length - 1;
    this.kept = 0;
    this.step = null;
    this.audio.currentTime = this.timing.start(Math.min(Math.max(place, 0), last));
  }

  spanAt(place) {
    const sentence = this.timing?.sentences[place];
    return sentence ? document.getElementById(`s${sentence.s}`) : null;
  }

  /** Follow the sound from frame to frame: `timeupdate` comes only four times a second. */
  follow() {
    if (this.audio.paused) return;
    requestAnimationFrame(() => this.follow());
    if (!this.timing || this.audio.seeking) return;
    if (this.step?.hidden) {
      const shown = this.shownStep();
      if (shown) return this.startAt(shown);
    }
    const place = this.timing.at(this.audio.currentTime);
    if (place !== this.place) this.moveTo(place);
  }

  moveTo(place) {
    this.place = place;
    const span = this.spanAt(place);
    this.step = span?.closest(".step") ?? null;
    if (this.step) {
      document.dispatchEvent(new CustomEvent("kp:step", { detail: { step: this.step.id } }));
    }
    // What is folded away is not read aloud: go on to what one can see, or will be shown.
    if (!isSeen(span)) {
      const after = this.timing.sentences.findIndex(
        (_, next) =>
          next > place && (isSeen(this.spanAt(next)) || this.spanAt(next)?.closest(".step")),
      );
      if (after < 0) return this.finish();
      this.audio.currentTime = this.timing.start(after);
      return;
    }
    show(span);
    keep(this.key, this.timing.start(place));
  }

  /** One step a screen: the first sentence of the step on it, when another one is being read. */
  shownStep() {
    const steps = [...document.querySelectorAll(".step")];
    const shown = steps.find((step) => !step.hidden);
    if (!shown || shown === this.step || steps.every((step) => !step.hidden)) return null;
    return shown.querySelector(".s");
  }

  listenToPerson() {
    this.find("play").addEventListener("click", () => this.toggle());
    this.find("restart").addEventListener("click", () => {
      this.goTo(0);
      this.play();
    });
    this.find("slower").addEventListener("click", () => this.changeRate(-1));
    this.find("faster").addEventListener("click", () => this.changeRate(1));
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
  }

  // Letters are shortcuts only while the player has the focus (WCAG 2.1.4).
  onBarKey(event) {
    const moves = { ArrowLeft: -1, ArrowRight: 1 };
    if (event.key === "k") this.toggle();
    else if (event.key in moves) this.goTo(Math.max(this.place, 0) + moves[event.key]);
    else return;
    event.preventDefault();
  }

  listenToAudio() {
    const { audio } = this;
    audio.addEventListener("play", () => {
      this.active = true;
      document.documentElement.classList.add("is-listening");
      this.nameForDevice();
      this.tell();
      this.follow();
    });
    audio.addEventListener("pause", () => this.tell());
    audio.addEventListener("seeked", () => {
      if (this.active && audio.paused && this.timing)
        this.moveTo(this.timing.at(audio.currentTime));
    });
    audio.addEventListener("error", () => this.active && this.fail());
    audio.addEventListener("ended", () => this.finish());
  }

  finish() {
    this.active = false;
    this.place = -1;
    this.step = null;
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
    if (navigator.mediaSession && this.active) {
      navigator.mediaSession.playbackState = this.audio.paused ? "paused" : "playing";
    }
  }

  changeRate(by) {
    const at = RATES.indexOf(this.audio.playbackRate) + by;
    if (RATES[at]) this.setRate(RATES[at]);
  }

  setRate(rate) {
    const { audio } = this;
    audio.playbackRate = audio.defaultPlaybackRate = RATES.includes(rate) ? rate : 1;
    const words = audio.playbackRate.toLocaleString(document.documentElement.lang);
    this.find("rate").textContent = this.box.dataset.rate.replace("{rate}", words);
    this.find("slower").disabled = rate === RATES[0];
    this.find("faster").disabled = rate === RATES.at(-1);
    keep(RATE_KEY, audio.playbackRate);
  }

  /** Play, pause and the like on headphones, keyboards and the lock screen. */
  nameForDevice() {
    const session = navigator.mediaSession;
    if (!session || this.named) return;
    this.named = true;
    const title = document.querySelector("h1")?.textContent.trim() ?? document.title;
    session.metadata = new MediaMetadata({ title });
    const actions = {
      play: () => this.toggle(),
      pause: () => this.audio.pause(),
      previoustrack: () => this.goTo(this.place - 1),
      nexttrack: () => this.goTo(this.place + 1),
    };
    for (const [name, act] of Object.entries(actions)) session.setActionHandler(name, act);
  }
}
