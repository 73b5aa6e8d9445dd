// A file becomes pixels on a canvas. What the browser cannot open (HEIC) the portal opens, and keeps
// nothing of it.

import { sizeOf } from "./header.js";
import { post } from "./send.js";

const MOST_PIXELS = 120_000_000;
// What may be sent; larger photographs are made smaller here, so only those that cannot be opened
// here are refused for their size.
const MOST_BYTES = 25_000_000;
// Pixels of the longest side to work on: a fourth of it is still sharp in the text.
const WIDEST = 3000;

export class PictureError extends Error {
  constructor(key, given = {}) {
    super(key);
    this.key = key;
    this.given = given;
  }
}

export const isDrawing = (file) => file.type === "image/svg+xml" || /\.svg$/i.test(file.name ?? "");

/** A canvas with the upright pixels of a file. Throws PictureError. */
export async function opened(file, opensThere = () => {}) {
  const size = await sizeOf(file);
  if (size && size.width * size.height > MOST_PIXELS) {
    throw new PictureError("too_many_pixels", size);
  }
  const bitmap = (await bitmapOf(file)) ?? (await openedThere(file, opensThere));
  const share = Math.min(1, WIDEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * share));
  canvas.height = Math.max(1, Math.round(bitmap.height * share));
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

async function bitmapOf(file) {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return null;
  }
}

async function openedThere(file, opensThere) {
  if (file.size > MOST_BYTES) throw new PictureError("too_large");
  opensThere();
  const form = new FormData();
  form.append("picture", file, file.name || "bild");
  const answer = await post("/skriva/bild-oppna", form);
  const bitmap = answer.ok ? await bitmapOf(await answer.blob()) : null;
  if (bitmap) return bitmap;
  throw new PictureError("cannot_open", answer.ok ? {} : await told(answer));
}

/** What the portal says is wrong: { what, mend }, or nothing when it says nothing. */
export async function told(answer) {
  try {
    const { what, mend } = await answer.json();
    return what ? { what, mend } : {};
  } catch {
    return {};
  }
}
