// What the service worker answers: the tablet, else the network, else a page made here. It never
// throws: a rejected answer is a blank page.

const RANGE = /^bytes=(\d*)-(\d*)$/;
const FOR_EVER = "public, max-age=31536000, immutable";

/** The answer to a request of ours. `words`: what only the server knew (`web/device/content/worker.py`). */
export async function answer(library, request, address, words) {
  const kept = await fromTablet(library, request, address, words).catch(() => null);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch {
    return withoutNetwork(library, request, words);
  }
}

async function fromTablet(library, request, address, words) {
  if (request.method !== "GET") return null;
  const path = decodeURI(address.pathname);
  const file = await library.file(path);
  if (file) return part(file, request.headers.get("Range"));
  const typed = address.searchParams.get("q");
  if (path === "/sok/forslag") return json(await library.suggestions(typed ?? ""));
  const edition = address.searchParams.get("sprak");
  const html =
    (path === "/sok" && typed && (await library.results(address.search))) ||
    (edition && (await library.page(`${path}?sprak=${edition}`))) ||
    (await library.page(path)) ||
    (await library.ownPage(path));
  if (html) return page(html, words);
  const listed = path.endsWith("/") ? null : await library.page(`${path}/`);
  return listed && Response.redirect(`${path}/${address.search}`, 302);
}

/** A file, or the part of it that the player asks for: Safari plays nothing without. */
export function part({ body, type }, range) {
  const headers = {
    "Content-Type": type,
    "Accept-Ranges": "bytes",
    "Cache-Control": FOR_EVER,
    "X-Content-Type-Options": "nosniff",
  };
  const [, first, last] = RANGE.exec(range?.trim() ?? "") ?? [];
  const backwards = first && last && Number(last) < Number(first);
  if (!(first || last) || backwards) return new Response(body, { headers });
  const size = body.byteLength;
  const begin = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last), size - 1) + 1 : size;
  if (begin >= size) {
    return new Response(null, {
      status: 416,
      headers: { ...headers, "Content-Range": `bytes */${size}` },
    });
  }
  return new Response(body.slice(begin, end), {
    status: 206,
    headers: { ...headers, "Content-Range": `bytes ${begin}-${end - 1}/${size}` },
  });
}

function json(value) {
  const headers = { "Content-Type": "application/json", "Cache-Control": "no-store" };
  return value && new Response(JSON.stringify(value), { headers });
}

function page(html, words, status = 200) {
  return new Response(html, { status, headers: { ...words.headers, "Cache-Control": "no-store" } });
}

async function withoutNetwork(library, request, words) {
  if (request.mode !== "navigate") {
    return new Response("", { status: 503, headers: { "X-KP-Offline": "1" } });
  }
  const html = await library.noNetwork().catch(() => null);
  return page(html ?? inline(words), words, 503);
}

/** When not even that page lies here. No style: the policy lets none in. */
function inline({ language, direction, title, name, words, start }) {
  return `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} - ${name}</title></head>
<body><main><h1>${title}</h1><p>${words}</p><p><a href="/">${start}</a></p></main></body></html>`;
}
