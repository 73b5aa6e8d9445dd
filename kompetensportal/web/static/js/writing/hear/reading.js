// A draft read aloud: asks for the sound of the text as it is now, and for the rest while the
// beginning sounds. The portal keeps it for a day.

import { Timing } from "../../player/timing.js";
import { addressOf, post } from "../post.js";

const AGAIN_MS = 700;

/** The sound of a text, or why there is none: { is, data } as of `post`, and `timing` when "ok". */
export async function read(path, text, { more = false, signal } = {}) {
  const address = addressOf("ljud", path) + (more ? "?mer=ja" : "");
  for (;;) {
    const { is, data } = await post(address, { text }, signal);
    if (is !== "ok") return { is, data };
    if (data.old) return { is: "stopped" };
    if (!data.again) return { is, data, timing: await timingOf(data.timing) };
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

async function timingOf(address) {
  try {
    return await Timing.load(address);
  } catch {
    return null; // It sounds all the same; what sounds is not marked.
  }
}
