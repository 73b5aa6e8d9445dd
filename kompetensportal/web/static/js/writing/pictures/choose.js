// The ways in: camera, file, clipboard, drop, and the pictures that are there already.

const isPicture = (file) => file.type.startsWith("image/") || /\.(heic|heif|svg)$/i.test(file.name);

/** take(file) gets what was chosen; nothing() is told when there was no picture. */
export function waysIn(part, { take, nothing }) {
  for (const input of part.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => {
      const [file] = input.files;
      if (file) take(file);
      input.value = "";
    });
  }
  const paste = part.querySelector("[data-do=paste]");
  paste.hidden = !navigator.clipboard?.read;
  paste.addEventListener("click", async () => {
    const file = await fromClipboard();
    file ? take(file) : nothing();
  });
  const dialog = part.closest("dialog");
  dialog.addEventListener("paste", (event) => {
    const file = pictureIn(event.clipboardData);
    if (!file || part.hidden) return;
    event.preventDefault();
    take(file);
  });
  dialog.addEventListener("dragover", (event) => event.preventDefault());
  dialog.addEventListener("drop", (event) => {
    event.preventDefault();
    const file = pictureIn(event.dataTransfer);
    if (!part.hidden) file ? take(file) : nothing();
  });
}

/** The first picture of a paste or a drop. */
export function pictureIn(data) {
  return [...(data?.files ?? [])].find(isPicture) ?? null;
}

async function fromClipboard() {
  try {
    for (const item of await navigator.clipboard.read()) {
      const type = item.types.find((one) => one.startsWith("image/"));
      if (type) return await item.getType(type);
    }
  } catch {
    // Not allowed, or nothing there: both are told alike.
  }
  return null;
}

/** Pictures of the bank for a text: search, and one press takes a picture. */
export function fromBank(part, { path, words, take }) {
  const form = part.querySelector("[data-bank]");
  const list = part.querySelector("[data-found]");
  const said = part.querySelector("[data-bank-said]");
  let last = 0;
  async function search() {
    const turn = ++last;
    const asked = new URLSearchParams({ q: form.elements.q.value, till: path() });
    try {
      const answer = await fetch(`/skriva/bilder.json?${asked}`);
      const { pictures } = await answer.json();
      if (turn !== last) return;
      said.textContent = pictures.length ? "" : words.bank_none;
      list.replaceChildren(...pictures.map(item));
    } catch {
      if (turn === last) said.textContent = words.no_network;
    }
  }
  function item(picture) {
    const image = Object.assign(new Image(), { src: picture.file, alt: "", loading: "lazy" });
    const text = document.createElement("span");
    text.textContent = picture.alt;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "picture-found";
    button.append(image, text);
    button.addEventListener("click", () => take(picture));
    const line = document.createElement("li");
    line.append(button);
    return line;
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
}
