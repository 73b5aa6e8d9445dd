// A new tablet: the code, typed or in the address (`#kod=` of a QR code), then the library comes.

import { keepStorage, onNews, overview, startContent, whyNot } from "../../content/index.js";
import { filled } from "../parts.js";

/** Make the page of a new tablet live. */
export async function enrol(place, { facts }) {
  const at = (name) => place.querySelector(`[data-${name}]`);
  const form = place.querySelector("form");
  const say = form.dataset;
  if (whyNot()) return showPlain(place);
  const isKnown = facts.device && (await facts.queue()).problem !== "not_device";
  if (isKnown) return there();
  const scanned = new URLSearchParams(location.hash.slice(1)).get("kod");
  if (scanned) {
    form.elements.code.value = scanned;
    // It is used up soon, and does not stay in the address.
    history.replaceState(null, "", location.pathname);
  }

  form.querySelector("button").disabled = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    if (button.disabled) return;
    const code = form.elements.code.value.trim();
    tell("");
    if (!code) return tell(say.sayEmpty);
    button.disabled = true;
    at("asking").textContent = at("asking").dataset.words;
    try {
      await facts.enrol(code, form.elements.name.value.trim());
      await there();
    } catch (error) {
      tell(wordsFor(error));
    }
    button.disabled = false;
    at("asking").textContent = "";
  });

  function wordsFor({ reason }) {
    const known = { used: say.sayUsed, old: say.sayOld, network: say.sayNetwork };
    const more = { wait: say.sayBusy, private: say.sayPrivate, wrong: say.sayWrong };
    return known[reason] ?? more[reason] ?? (reason === "full" ? say.sayOther : say.sayWrong);
  }

  function tell(words) {
    at("problem").hidden = !words;
    at("problem").querySelector("p").textContent = words;
    if (words) form.elements.code.focus();
  }

  async function there() {
    const { unit, kind } = facts.device;
    const line = place.querySelector("[data-belongs]");
    const name = unit?.name ?? unit ?? "";
    line.textContent =
      kind === "own" ? line.dataset.own : filled(line.dataset.belongs, { unit: name });
    for (const ask of place.querySelectorAll("[data-ask]")) ask.hidden = true;
    at("there").hidden = false;
    follow(place);
    const kept = await keepStorage();
    at("kept").hidden = kept !== true;
    at("not-kept").hidden = kept !== false;
    await startContent();
  }
}

/** Show how the library comes. */
async function follow(place) {
  const progress = place.querySelector("progress");
  const words = place.querySelector("[data-count]");
  const finish = async () => {
    if (!(await overview()).generation) return;
    place.querySelector("[data-fetching]").hidden = true;
    place.querySelector("[data-fetched]").hidden = false;
  };
  onNews(({ kind, done, of }) => {
    if (kind !== "progress") return finish();
    progress.max = of || 1;
    progress.value = done;
    const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
    const said = of > 10_000 ? [megabytes(done), megabytes(of)] : [done, of];
    words.textContent = filled(words.dataset.count, { done: said[0], of: said[1] });
  });
  await finish();
}

function showPlain(place) {
  for (const ask of place.querySelectorAll("[data-ask]")) ask.hidden = true;
  place.querySelector("[data-plain]").hidden = false;
}
