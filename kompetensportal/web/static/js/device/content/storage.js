// What lies on the device: its amount, when it came, and what stands in the way.

import { keepStorage, lookForContent, onNews, overview, startContent, whyNot } from "./index.js";

const MEGABYTE = 1_000_000;
const PICTURE = /^(image|video)\//;
const SOUND = /^audio\//;
const WAITS = 5_000; // milliseconds without news, after which one looks again

export function storageScreen(place) {
  const part = (name) => place.querySelector(`[data-${name}]`);
  const why = whyNot();
  part("insecure").hidden = why !== "insecure";
  part("worker").hidden = why !== "worker";
  if (why) return;
  part("can").hidden = false;
  const screen = new Screen(place, part);
  part("now").addEventListener("click", () => screen.fetchNow());
  onNews((news) => screen.hear(news));
  keepStorage().then(() => screen.show());
  lookForContent();
  setInterval(() => screen.show(), WAITS);
}

class Screen {
  constructor(place, part) {
    this.place = place;
    this.part = part;
    this.plain = new Intl.NumberFormat(place.dataset.locale);
    this.tenths = new Intl.NumberFormat(place.dataset.locale, { maximumFractionDigits: 1 });
    this.day = new Intl.DateTimeFormat(place.dataset.locale, {
      dateStyle: "long",
      timeStyle: "short",
    });
  }

  async fetchNow() {
    this.part("trouble").hidden = true;
    this.part("now").disabled = true;
    // Also when it could not be done before.
    if (await startContent()) return lookForContent(true);
    this.part("now").disabled = false;
    this.showTrouble("network", false);
  }

  hear(news) {
    if (news.kind === "progress") this.showProgress(news);
    else {
      this.part("fetching").hidden = true;
      this.part("now").disabled = false;
      this.told = news.checked;
      this.show();
    }
  }

  showProgress({ done, of }) {
    this.part("fetching").hidden = false;
    const words = this.place.querySelector("[data-fill=progress]");
    words.textContent = words.dataset.words
      .replace("{done}", this.megabytes(done))
      .replace("{of}", this.megabytes(of));
    this.place.querySelector("progress").value = of ? done / of : 1;
  }

  async show() {
    const now = await overview();
    const { manifest } = now;
    // Where nothing could be written, only the news says so.
    const isLater = (this.told?.at ?? 0) > (now.checked?.at ?? 0);
    const checked = isLater ? this.told : now.checked;
    this.place.dataset.checked = checked?.at ?? 0;
    const state = manifest ? "ready" : now.gone ? "gone" : "nothing";
    for (const one of this.place.querySelectorAll("[data-state]")) {
      one.hidden = one.dataset.state !== state;
    }
    const reason = now.closed ? "storage" : checked && !checked.ok ? checked.reason : "";
    this.showTrouble(reason, Boolean(manifest));
    const last = this.place.querySelector("[data-fill=last]");
    last.textContent = checked?.last ? this.day.format(checked.last) : last.dataset.never;
    this.part("what").hidden = !manifest;
    if (manifest) this.showAmounts(manifest);
    this.showRoom(now);
  }

  showTrouble(reason, keeps) {
    this.part("trouble").hidden = !reason;
    for (const one of this.place.querySelectorAll("[data-reason]")) {
      one.hidden = one.dataset.reason !== reason;
    }
    this.part("keeps").hidden = !keeps;
    this.part("enrol").hidden = reason !== "not_enrolled";
  }

  showAmounts(manifest) {
    for (const [kind, { count, bytes }] of Object.entries(amounts(manifest))) {
      const row = this.place.querySelector(`[data-kind=${kind}]`);
      row.querySelector("[data-fill=count]").textContent = this.plain.format(count);
      const size = row.querySelector("[data-fill=size]");
      size.textContent = size.dataset.words.replace("{n}", this.megabytes(bytes));
    }
  }

  showRoom({ persisted, used, quota }) {
    const words = this.place.querySelector("[data-fill=room]");
    words.hidden = !quota;
    words.textContent = words.dataset.words
      .replace("{used}", this.megabytes(used))
      .replace("{quota}", this.plain.format(Math.round(quota / MEGABYTE)));
    this.part("kept").hidden = persisted !== true;
    this.part("not-kept").hidden = persisted !== false;
  }

  megabytes(bytes) {
    return this.tenths.format(bytes / MEGABYTE);
  }
}

/** How many and how large, by kind. */
function amounts(manifest) {
  const found = { pages: none(), sound: none(), pictures: none(), other: none(), all: none() };
  const add = (kind, bytes) => {
    for (const one of [found[kind], found.all]) {
      one.count += 1;
      one.bytes += bytes;
    }
  };
  for (const bytes of Object.values(manifest.sizes)) add("pages", bytes);
  for (const [, bytes, type] of Object.values(manifest.files)) {
    add(SOUND.test(type) ? "sound" : PICTURE.test(type) ? "pictures" : "other", bytes);
  }
  return found;
}

function none() {
  return { count: 0, bytes: 0 };
}
