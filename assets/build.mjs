// Builds the browser assets into kompetensportal/web/static/built, each named by its content:
//   every css file   -> app.<hash>.css      layers keep the order, so files need none
//   css/writing/     -> writing.<hash>.css  loaded by the pages of the workshop alone
//   every js/*.js    -> <name>.<hash>.js    modules in js/<folder>/ are only imported
//   assets/icons.json -> icons.<hash>.svg   one symbol an icon, from Tabler
//   assets/words.mjs -> word-icons.<hash>.json, picture-words.<hash>.json   read by the server
//   fonts and art    -> as they are; the mark also as the app's icons (assets/icons.mjs)
// and manifest.json, which the portal's `asset()` reads. `npm run build` runs it.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { appIcons } from "./icons.mjs";
import { iconNames, pictureWords, wordIcons } from "./words.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const STATIC = join(ROOT, "kompetensportal/web/static");
const BUILT = join(STATIC, "built");
const ATKINSON = "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next";
const LEXEND = "@fontsource-variable/lexend/files/lexend";
const DYSLEXIC = "@fontsource/opendyslexic/files/opendyslexic";
const FONT_FILES = {
  "atkinson.woff2": `${ATKINSON}-latin-wght-normal.woff2`,
  "atkinson-italic.woff2": `${ATKINSON}-latin-wght-italic.woff2`,
  "atkinson-ext.woff2": `${ATKINSON}-latin-ext-wght-normal.woff2`,
  // A browser fetches these only when somebody has chosen them.
  "lexend.woff2": `${LEXEND}-latin-wght-normal.woff2`,
  "lexend-ext.woff2": `${LEXEND}-latin-ext-wght-normal.woff2`,
  "dyslexic.woff2": `${DYSLEXIC}-latin-400-normal.woff2`,
  "dyslexic-bold.woff2": `${DYSLEXIC}-latin-700-normal.woff2`,
};
// Browsers of tablets that are some years old, as they stand in care homes.
const TARGET = ["chrome100", "safari15.4", "firefox100"];
const COMPRESSED = new Set([".css", ".js", ".svg"]);

const written = {};

function write(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  const ending = extname(name);
  const hashed = `${basename(name, ending)}.${hash}${ending}`;
  writeFileSync(join(BUILT, hashed), bytes);
  if (COMPRESSED.has(ending)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    writeFileSync(join(BUILT, `${hashed}.br`), brotliCompressSync(bytes, { params }));
    writeFileSync(join(BUILT, `${hashed}.gz`), gzipSync(bytes, { level: 9 }));
  }
  written[name] = hashed;
}

function filesUnder(folder, ending) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith(ending))
    .sort();
}

function sprite() {
  const names = JSON.parse(readFileSync(join(ROOT, "assets/icons.json"), "utf8"));
  const tabler = JSON.parse(
    readFileSync(join(ROOT, "node_modules/@iconify-json/tabler/icons.json"), "utf8"),
  );
  const symbols = names.map((name) => {
    const icon = tabler.icons[name] ?? tabler.icons[tabler.aliases[name]?.parent];
    if (!icon) throw new Error(`assets/icons.json: Tabler has no icon "${name}"`);
    return `<symbol id="${name}" viewBox="0 0 24 24">${icon.body}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

async function styles(wanted) {
  const folder = join(STATIC, "css");
  const files = filesUnder(folder, ".css").filter((path) => path !== "layers.css" && wanted(path));
  const imports = ["layers.css", ...files].map((path) => `@import "./${path}";`).join("\n");
  const result = await build({
    stdin: { contents: imports, resolveDir: folder, loader: "css" },
    bundle: true,
    minify: true,
    write: false,
    target: TARGET,
    external: ["*.woff2"],
  });
  const text = result.outputFiles[0].text;
  return text.replace(/url\("?\.?\/?([\w-]+\.woff2)"?\)/g, (_, name) => `url(${written[name]})`);
}

/** What a print looks like, for the screen: a writer sees it before anything is printed. */
async function paper() {
  const print = readFileSync(join(STATIC, "css/print.css"), "utf8");
  const screen = print.replaceAll("@media print", "@media screen");
  return (await transform(screen, { loader: "css", minify: true, target: TARGET })).code;
}

async function scripts() {
  const folder = join(STATIC, "js");
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
    const result = await build({
      entryPoints: [join(folder, file)],
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
      target: TARGET,
    });
    write(file, result.outputFiles[0].text);
  }
}

mkdirSync(BUILT, { recursive: true });
for (const [name, file] of Object.entries(FONT_FILES)) {
  write(name, readFileSync(join(ROOT, "node_modules", file)));
}
for (const file of filesUnder(join(STATIC, "art"), ".svg")) {
  write(file, readFileSync(join(STATIC, "art", file)));
}
const wasm = join(ROOT, "node_modules/@resvg/resvg-wasm/index_bg.wasm");
const icons = await appIcons(readFileSync(join(STATIC, "art/mark.svg")), wasm);
for (const [name, content] of Object.entries(icons)) write(name, content);
write("icons.svg", sprite());
write("word-icons.json", wordIcons());
write("picture-words.json", pictureWords(iconNames()));
const ofWorkshop = (path) => path.startsWith("writing");
write("app.css", await styles((path) => !ofWorkshop(path)));
write("writing.css", await styles(ofWorkshop));
write("paper.css", await paper());
await scripts();
writeFileSync(join(BUILT, "manifest.json.new"), `${JSON.stringify(written, null, 1)}\n`);
renameSync(join(BUILT, "manifest.json.new"), join(BUILT, "manifest.json"));

// What no manifest names any more goes last, so that a running portal never misses a file.
const kept = new Set(Object.values(written));
for (const file of readdirSync(BUILT)) {
  const name = file.replace(/\.(br|gz)$/, "");
  if (!kept.has(name) && name !== "manifest.json" && !name.startsWith(".")) {
    rmSync(join(BUILT, file));
  }
}
