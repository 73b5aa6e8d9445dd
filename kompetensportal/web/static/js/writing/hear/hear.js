// "Lyssna på utkastet": the text as it is now, read aloud as a reader will hear it.

import { setUpRate } from "../../player/rate.js";
import { icon, make } from "../editor/elements.js";
import { Marker } from "./marker.js";
import { read } from "./reading.js";

export function start(editor) {
  new Hearing(editor);
}

class Hearing {
  #text = null; // what the sound says
  #timing = null;
  #whole = true;
  #asking = null;
  #line = 1; // of the card that was written in last

  constructor(editor) {
    this.editor = editor;
    this.say = (name, given) => editor.say(`proofing.live_hear${name && `_${name}`}`, given);
    this.marker = new Marker(editor);
    this.audio = new Audio();
    this.audio.preload = "auto";
    editor.side.append(this.#room());
    // The page goes along with the voice, and the bar stays where one sees it.
    this.tool = this.#press("player-play", this.say("short"), "tool", () => this.#toggle(1));
    this.tool.classList.replace("button-secondary", "button-quiet");
    editor.bar.append(this.tool);
    setUpRate(this.box, this.audio);
    this.#listen();
  }

  #room() {
    this.play = this.#press("player-play", this.say(""), "listen-play", () => this.#toggle(1));
    this.here = this.#press("volume", this.say("here"), "hear-here", () =>
      this.#toggle(this.#line),
    );
    const speed = make(
      "span",
      { class: "listen-speed" },
      this.#tool("minus", "slower"),
      make("span", { class: "listen-rate" }),
      this.#tool("plus", "faster"),
    );
    this.note = make("p", { class: "hear-note", role: "status" });
    const group = { class: "listen-bar", role: "group", "aria-label": this.say("group") };
    const bar = make("div", group, this.play, this.here, speed);
    this.box = make("div", { class: "listen hear", "data-rate": this.say("rate") }, bar, this.note);
    return this.box;
  }

  #press(sign, words, name, onclick) {
    const given = { type: "button", class: `button button-secondary ${name}`, onclick };
    return make("button", given, icon(sign), make("span", {}, words));
  }

  #tool(sign, name) {
    const given = {
      type: "button",
      class: `listen-tool listen-${name}`,
      "aria-label": this.say(name),
    };
    return make("button", given, icon(sign));
  }

  #listen() {
    const { audio } = this;
    for (const kind of ["play", "pause", "ended"]) audio.addEventListener(kind, () => this.#tell());
    audio.addEventListener("play", () => this.#follow());
    audio.addEventListener("timeupdate", () => this.#look());
    audio.addEventListener("ended", () => this.#ended());
    audio.addEventListener("error", () => this.#text !== null && this.#fail(this.say("failed")));
    this.editor.root.addEventListener("focusin", (event) => {
      const card = event.target.closest(".writing-card");
      this.#line = Number(card?.dataset.line ?? 1);
    });
    document.addEventListener("kp:draft", ({ detail }) => this.#changed(detail.text));
  }

  /** What is heard is not the text any more: it goes on, but marks nothing. */
  #changed(text) {
    if (this.#text === null || text === this.#text) return;
    this.#text = null;
    this.marker.clear();
    this.#note(this.say("changed"));
    this.#tell();
  }

  async #toggle(line) {
    const { audio } = this;
    if (!audio.paused) return audio.pause();
    const goesOn = this.#text !== null && line === 1 && audio.currentTime > 0 && !audio.ended;
    if (!goesOn && !(await this.#load())) return;
    if (!goesOn) audio.currentTime = this.#begin(line);
    try {
      await audio.play();
    } catch (error) {
      if (error.name !== "AbortError") this.#fail(this.say("failed"));
    }
  }

  /** Seconds at which a card begins. */
  #begin(line) {
    if (line === 1 || !this.#timing) return 0;
    return this.#timing.start(this.marker.from(line, this.#timing));
  }

  async #load() {
    const text = this.editor.text();
    if (this.#text === text) return true;
    this.#note(this.say("wait"));
    this.#asking?.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const found = await read(this.editor.path, text, { signal });
    if (found.is === "stopped") return false;
    if (found.is !== "ok") {
      this.#fail(found.data?.what ? `${found.data.what} ${found.data.mend}` : this.say(found.is));
      return false;
    }
    this.#take(text, found, 0);
    if (!found.data.whole) this.#rest(text, signal);
    return true;
  }

  /** The rest, while the beginning sounds: it takes the place of what sounds, where it sounds. */
  async #rest(text, signal) {
    const found = await read(this.editor.path, text, { more: true, signal });
    if (found.is !== "ok" || this.#text !== text) return;
    const { audio } = this;
    const plays = !audio.paused || this.waits;
    this.waits = false;
    this.#take(text, found, audio.currentTime);
    if (plays) audio.play().catch(() => {});
    if (!found.data.whole) this.#rest(text, signal);
  }

  #take(text, { data, timing }, seconds) {
    this.#text = text;
    this.#timing = timing;
    this.#whole = data.whole;
    this.marker.learn(text, data.places);
    this.audio.src = data.sound;
    if (seconds) this.audio.currentTime = seconds;
    const length = this.say("length", { length: data.length });
    this.#note([length, ...data.missing].join(" "));
  }

  /** At the end of a beginning the rest is waited for. */
  #ended() {
    this.marker.clear();
    this.waits = !this.#whole && this.#text !== null;
    if (this.waits) this.#note(this.say("wait"));
  }

  #follow() {
    if (this.audio.paused) return;
    this.#look();
    requestAnimationFrame(() => this.#follow());
  }

  #look() {
    if (!this.#timing || this.#text === null || this.audio.paused) return;
    const place = this.#timing.at(this.audio.currentTime);
    if (place >= this.#timing.flow) return this.#stop();
    const { s } = this.#timing.sentences[place];
    if (s === this.shown) return;
    this.shown = s;
    this.marker.show(s);
  }

  /** What is read aside, as feedback, is not heard in passing. */
  #stop() {
    this.audio.pause();
    this.audio.currentTime = 0;
  }

  #tell() {
    const { audio } = this;
    const begun = this.#text !== null && audio.currentTime > 0 && !audio.ended;
    const words = audio.paused ? this.say(begun ? "on" : "") : this.say("pause");
    this.play.querySelector("span").textContent = words;
    this.tool.querySelector("span").textContent = this.say(audio.paused ? "short" : "pause");
    for (const press of [this.play, this.tool]) this.#sign(press, audio.paused);
    this.here.hidden = !audio.paused;
    if (audio.paused) {
      this.shown = null;
      this.marker.clear();
    }
  }

  #sign(press, paused) {
    const use = press.querySelector("use");
    const [icons] = use.getAttribute("href").split("#");
    use.setAttribute("href", `${icons}#${paused ? "player-play" : "player-pause"}`);
  }

  #fail(words) {
    this.audio.pause();
    this.#text = null;
    this.#note(words);
    this.#tell();
  }

  #note(words) {
    if (this.note.textContent !== words) this.note.textContent = words;
  }
}
