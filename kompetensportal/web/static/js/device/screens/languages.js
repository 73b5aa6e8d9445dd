// Which text, easy or fuller, and which language the tablet shows: its service worker decides by what is
// kept here, for the pages are the same for everybody.

import { overview, keepReading as tellReading } from "../content/index.js";

/** Which text and language the tablet shows from now on; whether this page is another one. A
 * language that does not lie on the tablet is not shown, though it is hers. */
export async function tellWorker({ form = "easy", language }) {
  const here = await languagesHere();
  const shownHere = here && !here.includes(language) ? undefined : language;
  const usual = form === "easy" && !shownHere;
  await tellReading(usual ? null : { form, language: shownHere, attributes: {} }).catch(() => {});
  const shown = document.querySelector(".form-switch [aria-pressed=true]")?.value;
  return Boolean(
    (shown && shown !== form) || (shownHere && shownHere !== document.documentElement.lang),
  );
}

/** The languages that lie on the tablet; null while nothing does. */
async function languagesHere() {
  const { manifest } = await overview().catch(() => ({}));
  return manifest?.languages ?? null;
}

/** The chooser of languages has those that lie here; with one there is nothing to choose. */
export async function offerLanguages() {
  const here = await languagesHere();
  const choices = here ? [...document.querySelectorAll(".language-choice")] : [];
  for (const choice of choices) choice.closest("li").hidden = !here.includes(choice.value);
  const menu = document.querySelector(".languages");
  if (menu && here) menu.hidden = here.length < 2;
}
