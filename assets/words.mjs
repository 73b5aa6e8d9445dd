// What the glossary is shown with: the icons that its words name (`ikon:` in courses/ordlista), and,
// for authors who look for a picture, which English words belong to a Swedish one.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const MODULES = join(ROOT, "node_modules");
const SETS = { tabler: "@iconify-json/tabler", healthicons: "@iconify-json/healthicons" };

function read(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** The icons that the words name, each once. A card has a book where nothing fits. */
function named() {
  const folder = join(ROOT, "courses/ordlista");
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
  const names = texts.map((text) => /^ikon: *["']?([a-z0-9:-]+)/m.exec(text)?.[1]);
  return [...new Set(["book", ...names.filter(Boolean)])].sort();
}

/** Name -> [size of its square, SVG inside]; `healthicons:doctor`, or a name of Tabler's alone. */
export function wordIcons() {
  const icons = {};
  const sets = new Map();
  for (const full of named()) {
    const [set, name] = full.includes(":") ? full.split(":") : ["tabler", full];
    if (!sets.has(set) && SETS[set]) sets.set(set, read(join(MODULES, SETS[set], "icons.json")));
    const all = sets.get(set) ?? { icons: {} };
    const icon = all.icons[name] ?? all.icons[all.aliases?.[name]?.parent];
    if (icon) icons[full] = [icon.width ?? all.width ?? 24, icon.body];
    else console.warn(`courses/ordlista: ${set} has no icon "${name}"`);
  }
  return JSON.stringify(icons);
}

/** Swedish word -> English words for the same picture (CLDR), of those that an icon is named by. */
export function pictureWords(names) {
  const known = new Set(names.flatMap((name) => name.replace("healthicons:", "").split("-")));
  const folder = join(MODULES, "cldr-annotations-full/annotations");
  const [swedish, english] = ["sv", "en"].map(
    (language) => read(join(folder, language, "annotations.json")).annotations.annotations,
  );
  const found = {};
  for (const [sign, { default: words = [], tts = [] }] of Object.entries(swedish)) {
    const about = english[sign];
    if (!about) continue;
    const fits = [...(about.default ?? []), ...(about.tts ?? [])]
      .flatMap((words) => words.toLowerCase().split(/[^a-z]+/))
      .filter((word) => word.length > 2 && known.has(word));
    for (const word of [...words, ...tts].map((words) => words.toLowerCase())) {
      if (!fits.length || word.includes(" ")) continue;
      found[word] = [...new Set([...(found[word] ?? []), ...fits])].slice(0, 8);
    }
  }
  return JSON.stringify(found);
}

/** The names of all icons that the portal has. */
export function iconNames() {
  return [...read(join(ROOT, "assets/icons.json")), ...named()];
}
