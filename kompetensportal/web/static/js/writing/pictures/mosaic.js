// The blur. Squares of chance lie over what is to be unseen: of the picture they take one single
// colour, the mean of all that they hide. So nothing that was there can be brought back, also not by
// somebody who knows how this is done; a true blur, or small squares, can be undone.

const LEAST_SQUARE = 12;
const SQUARES_ACROSS = 5;
const SAMPLES = 8;
const DARKER = 26;
const SPREAD = 34;

const means = new WeakMap();

/** Draw squares over a part of a canvas: left, top, right, bottom in its pixels. */
export function cover(context, mark, base, { left, top, right, bottom }) {
  const mean = meanOf(base, mark);
  const chance = random(mark.seed);
  const side = Math.max(
    LEAST_SQUARE,
    Math.ceil(Math.min(right - left, bottom - top) / SQUARES_ACROSS),
  );
  for (let y = top; y < bottom; y += side) {
    for (let x = left; x < right; x += side) {
      const shift = (chance() < 0.5 ? -1 : 1) * (DARKER + chance() * SPREAD);
      const colour = mean.map((value) => Math.round(Math.min(255, Math.max(0, value + shift))));
      context.fillStyle = `rgb(${colour.join(" ")})`;
      context.fillRect(x, y, Math.min(side, right - x), Math.min(side, bottom - y));
    }
  }
}

/** The mean colour of what a mark hides, moved from the ends so that both shades differ from it. */
function meanOf(base, mark) {
  if (means.has(mark)) return means.get(mark);
  const small = document.createElement("canvas");
  small.width = small.height = SAMPLES;
  const context = small.getContext("2d", { willReadFrequently: true });
  context.imageSmoothingQuality = "high";
  const { x, y, w, h } = mark;
  context.drawImage(base, x - w / 2, y - h / 2, w, h, 0, 0, SAMPLES, SAMPLES);
  const { data } = context.getImageData(0, 0, SAMPLES, SAMPLES);
  const sums = [0, 0, 0];
  for (let at = 0; at < data.length; at += 4)
    for (const part of [0, 1, 2]) sums[part] += data[at + part];
  const room = DARKER + SPREAD;
  const mean = sums.map((sum) => Math.min(255 - room, Math.max(room, sum / SAMPLES ** 2)));
  means.set(mark, mean);
  return mean;
}

/** Numbers from 0 to 1 that are the same each time the picture is drawn (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
