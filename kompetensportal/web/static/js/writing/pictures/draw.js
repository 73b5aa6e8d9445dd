// Draws a picture with what has been done to it: to look at while one works, and as it goes in.

import { boxOf, CROP, seen } from "./marks.js";
import { cover } from "./mosaic.js";

const WIDEST = 1920;
const QUALITY = 0.88;
// Seen on any screen picture: a deep red with a white edge.
const MARK = "#b3261e";
const EDGE = "#ffffff";

/** The picture turned, on a canvas of its own. */
export function turnedCanvas(canvas, turn) {
  if (!turn) return canvas;
  const made = document.createElement("canvas");
  const across = turn % 2 === 1;
  made.width = across ? canvas.height : canvas.width;
  made.height = across ? canvas.width : canvas.height;
  const context = made.getContext("2d");
  context.translate(made.width / 2, made.height / 2);
  context.rotate((turn * Math.PI) / 2);
  context.drawImage(canvas, -canvas.width / 2, -canvas.height / 2);
  return made;
}

/** Draw what is seen of it on a whole canvas. */
export function paint(canvas, base, state, { whole = false } = {}) {
  const area = seen(state, whole);
  const scale = canvas.width / area.w;
  const context = canvas.getContext("2d");
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(base, area.x, area.y, area.w, area.h, 0, 0, canvas.width, canvas.height);
  for (const mark of state.marks) if (mark.kind === "blur") hide(context, mark, base, area, scale);
  context.setTransform(scale, 0, 0, scale, -area.x * scale, -area.y * scale);
  const thick = Math.max(area.w, area.h) / 160;
  for (const mark of state.marks) SHAPES[mark.kind]?.(context, mark, thick);
}

/** The frame of what is chosen, and what a crop leaves out in the dark. unit: one CSS pixel. */
export function paintFrame(canvas, state, id, area, unit) {
  const box = boxOf(state, id);
  if (!box) return;
  const context = canvas.getContext("2d");
  const [left, top] = [box.x - box.w / 2, box.y - box.h / 2];
  if (id === CROP) {
    context.fillStyle = "rgb(0 0 0 / 60%)";
    context.beginPath();
    context.rect(area.x, area.y, area.w, area.h);
    context.rect(left, top, box.w, box.h);
    context.fill("evenodd");
  }
  for (const [colour, dash] of [
    [EDGE, []],
    ["#14493f", [unit * 6, unit * 6]],
  ]) {
    context.strokeStyle = colour;
    context.lineWidth = unit * 3;
    context.setLineDash(dash);
    if (box.kind !== "arrow") context.strokeRect(left, top, box.w, box.h);
  }
  context.setLineDash([]);
  for (const { x, y } of handles(box, id)) dot(context, x, y, unit * 11, "#14493f", unit * 3);
}

/** Where one takes hold of it to change its size. */
export function handles(box, id) {
  const [w, h] = [box.w / 2, box.h / 2];
  if (box.kind === "arrow") {
    const { tip } = ends(box);
    return [{ ...tip, tip: true }];
  }
  const corners = [
    [1, 1],
    [-1, 1],
    [1, -1],
    [-1, -1],
  ];
  const wanted = id === CROP || box.kind === "blur" ? corners : corners.slice(0, 1);
  return wanted.map(([sx, sy]) => ({ x: box.x + sx * w, y: box.y + sy * h, sx, sy }));
}

/** The finished picture as a file, and nothing else. A photograph is sent as JPEG, which an old
 * telephone makes in a fourth of the time; pictures of screens as WebP. The portal keeps WebP. */
export async function finished(base, state, photograph) {
  const area = seen(state);
  const share = Math.min(1, WIDEST / Math.max(area.w, area.h));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(area.w * share));
  canvas.height = Math.max(1, Math.round(area.h * share));
  paint(canvas, base, state);
  const as = (type) => new Promise((done) => canvas.toBlob(done, type, QUALITY));
  const made = photograph ? null : await as("image/webp");
  // A browser that makes no WebP gives a PNG, ten times as large.
  return made?.type === "image/webp" ? made : as("image/jpeg");
}

function hide(context, mark, base, area, scale) {
  const pixel = (value, from) => (value - from) * scale;
  cover(context, mark, base, {
    left: Math.max(0, Math.floor(pixel(mark.x - mark.w / 2, area.x))),
    top: Math.max(0, Math.floor(pixel(mark.y - mark.h / 2, area.y))),
    right: Math.min(context.canvas.width, Math.ceil(pixel(mark.x + mark.w / 2, area.x))),
    bottom: Math.min(context.canvas.height, Math.ceil(pixel(mark.y + mark.h / 2, area.y))),
  });
}

const SHAPES = {
  ring(context, { x, y, w, h }, thick) {
    for (const [colour, width] of [
      [EDGE, thick * 2.4],
      [MARK, thick * 1.4],
    ]) {
      context.beginPath();
      context.ellipse(x, y, w / 2, h / 2, 0, 0, 2 * Math.PI);
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.stroke();
    }
  },
  arrow(context, mark, thick) {
    const { tip, tail } = ends(mark);
    const turn = Math.atan2(tip.y - tail.y, tip.x - tail.x);
    const barb = Math.max(thick * 5, mark.w / 6);
    context.lineCap = context.lineJoin = "round";
    for (const [colour, width] of [
      [EDGE, thick * 3],
      [MARK, thick * 1.7],
    ]) {
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.beginPath();
      context.moveTo(tail.x, tail.y);
      context.lineTo(tip.x, tip.y);
      for (const side of [-0.5, 0.5]) {
        context.moveTo(tip.x - barb * Math.cos(turn + side), tip.y - barb * Math.sin(turn + side));
        context.lineTo(tip.x, tip.y);
      }
      context.stroke();
    }
  },
  number(context, { x, y, w, n }) {
    dot(context, x, y, w / 2, MARK, w / 14);
    context.fillStyle = EDGE;
    const size = `${w * (n > 9 ? 0.48 : 0.62)}px`;
    context.font = ["700", size, getComputedStyle(document.body).fontFamily].join(" ");
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(n, x, y + w * 0.03);
  },
};

function ends({ x, y, w, angle }) {
  const turn = (angle * Math.PI) / 180;
  const [dx, dy] = [(Math.cos(turn) * w) / 2, (Math.sin(turn) * w) / 2];
  return { tip: { x: x + dx, y: y + dy }, tail: { x: x - dx, y: y - dy } };
}

function dot(context, x, y, radius, colour, edge) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.lineWidth = edge;
  context.strokeStyle = EDGE;
  context.stroke();
}
