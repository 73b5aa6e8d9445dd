// The open page follows its file: new text takes the place of the old one where the reader is,
// and what the rules say of it stands beside.

const HOME = "/forhandsvisning";
const panel = document.createElement("aside");
panel.className = "preview no-print";
panel.setAttribute("aria-live", "polite");
document.body.append(panel);

let wanted = 0;
let edition = editionOf(document);

const news = new EventSource(`${HOME}/handelser`);
news.addEventListener("changed", () => follow());
news.addEventListener("audio", (event) => {
  const box = document.querySelector(".listen");
  if (box?.dataset.document === JSON.parse(event.data).document) follow();
});
// Told at every beginning: what happened before, or during a break, is not missed.
news.addEventListener("edition", (event) => {
  if (event.data !== edition) follow();
});
await showFindings();

function editionOf(page) {
  return page.querySelector('meta[name="preview-edition"]')?.content;
}

/** Fetch this page again and show what is new in it; then the findings. */
async function follow() {
  const mine = ++wanted;
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const text = await answer.text();
  if (mine !== wanted) return; // A later change is on its way.
  const page = new DOMParser().parseFromString(text, "text/html");
  edition = editionOf(page);
  const next = page.querySelector("main");
  const main = document.querySelector("main");
  if (next && next.innerHTML !== main.dataset.shown) {
    swap(main, next);
    await wake(page, mine);
  }
  await showFindings();
}

/** Put the new text in place without moving what the reader looks at. */
function swap(main, next) {
  const before = blocks(main);
  const seen = before.findIndex((block) => block.getBoundingClientRect().top >= 0);
  // Blocks are known again by their words: numbers of sentences change when one is added.
  const known = before.slice(Math.max(seen, 0)).map((block) => ({
    words: block.textContent,
    top: block.getBoundingClientRect().top,
  }));
  for (const sound of document.querySelectorAll("audio")) sound.pause();
  main.dataset.shown = next.innerHTML;
  main.replaceChildren(...document.adoptNode(next).childNodes);
  if (scrollY === 0) return;
  const after = new Map(blocks(main).map((block) => [block.textContent, block]));
  const same = known.find(({ words }) => after.has(words));
  if (!same) return;
  const moved = after.get(same.words).getBoundingClientRect().top - same.top;
  scrollBy({ top: moved, behavior: "instant" });
}

function blocks(main) {
  return [...main.querySelectorAll("h1, h2, h3, p, li, td, summary")];
}

/** Scripts that look after a page's text run again for the new one. */
async function wake(page, number) {
  const scripts = [...page.querySelectorAll('head script[type="module"][src]')]
    .map((script) => script.getAttribute("src"))
    .filter((source) => !source.includes("/shell.") && !source.startsWith(HOME));
  await Promise.all(scripts.map((source) => import(`${source}?${number}-${Date.now()}`)));
}

async function showFindings() {
  const lesson = document.querySelector("[data-lesson]")?.dataset.lesson ?? "";
  const answer = await fetch(`${HOME}/anmarkningar?lesson=${encodeURIComponent(lesson)}`);
  if (answer.ok) panel.innerHTML = await answer.text(); // Our own template, from our own server.
}
