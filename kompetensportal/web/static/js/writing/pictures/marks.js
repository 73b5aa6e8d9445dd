// What has been done to a picture: how it is turned and cropped, and the marks on it. Values that
// never change, and pure functions that make new ones; no canvas here.
//
// Places are pixels of the picture as it is turned now. A box has its middle in x, y.

export const CROP = "crop";
const SMALLEST = 0.03;

export function begin(width, height) {
  return { turn: 0, width, height, crop: null, marks: [], next: 1 };
}

/** The part of the picture that is seen: left, top, width, height. */
export function seen(state, whole = false) {
  const { crop, width, height } = state;
  if (!crop || whole) return { x: 0, y: 0, w: width, h: height };
  const w = Math.max(1, Math.round(crop.w));
  const h = Math.max(1, Math.round(crop.h));
  return { x: Math.round(crop.x - crop.w / 2), y: Math.round(crop.y - crop.h / 2), w, h };
}

/** The whole picture, marks and all, a quarter to the right. */
export function turned(state) {
  const turnBox = (box) => ({ ...box, x: state.height - box.y, y: box.x, w: box.h, h: box.w });
  const turnMark = (mark) =>
    mark.kind === "arrow"
      ? { ...turnBox(mark), w: mark.w, h: mark.h, angle: (mark.angle + 90) % 360 }
      : turnBox(mark);
  return {
    ...state,
    turn: (state.turn + 1) % 4,
    width: state.height,
    height: state.width,
    crop: state.crop && turnBox(state.crop),
    marks: state.marks.map(turnMark),
  };
}

/** With one more mark, in the middle of what is seen. */
export function added(state, kind) {
  const { x, y, w, h } = seen(state);
  const side = Math.min(w, h);
  const sizes = {
    ring: [side * 0.35, side * 0.35],
    blur: [side * 0.4, side * 0.2],
    number: [side * 0.14, side * 0.14],
    arrow: [side * 0.35, side * 0.1],
  };
  const n = 1 + Math.max(0, ...state.marks.filter((one) => one.kind === kind).map((one) => one.n));
  const mark = {
    id: state.next,
    kind,
    n,
    angle: 225,
    x: x + w / 2,
    y: y + h / 2,
    w: sizes[kind][0],
    h: sizes[kind][1],
    // What the blur is drawn from: chance, nothing of the picture.
    seed: crypto.getRandomValues(new Uint32Array(1))[0],
  };
  return { ...state, marks: [...state.marks, mark], next: state.next + 1 };
}

/** With a frame to crop by: the one there was, or most of the picture. */
export function framed(state) {
  const { width, height } = state;
  if (state.crop) return state;
  return { ...state, crop: { x: width / 2, y: height / 2, w: width * 0.8, h: height * 0.8 } };
}

export function boxOf(state, id) {
  return id === CROP ? state.crop : (state.marks.find((one) => one.id === id) ?? null);
}

export function without(state, id) {
  if (id === CROP) return { ...state, crop: null };
  return { ...state, marks: state.marks.filter((one) => one.id !== id) };
}

/** With another place or size for one thing, kept within the picture. */
export function changed(state, id, change) {
  if (id === CROP) return { ...state, crop: frameWithin(state, { ...state.crop, ...change }) };
  const area = seen(state);
  const marks = state.marks.map((one) =>
    one.id === id ? markWithin(area, { ...one, ...change }) : one,
  );
  return { ...state, marks };
}

export function moved(state, id, dx, dy) {
  const box = boxOf(state, id);
  return changed(state, id, { x: box.x + dx, y: box.y + dy });
}

/** Larger or smaller, in width, in height or in both. */
export function sized(state, id, wide, high = wide) {
  const box = boxOf(state, id);
  const one = box.kind === "number" || box.kind === "arrow";
  return changed(state, id, { w: box.w * wide, h: box.h * (one ? wide : high) });
}

const between = (low, value, high) => Math.min(Math.max(value, low), Math.max(low, high));

function frameWithin({ width, height }, box) {
  const w = between(width * SMALLEST, box.w, width);
  const h = between(height * SMALLEST, box.h, height);
  const x = between(w / 2, box.x, width - w / 2);
  return { x, y: between(h / 2, box.y, height - h / 2), w, h };
}

function markWithin(area, mark) {
  const least = Math.min(area.w, area.h) * SMALLEST;
  return {
    ...mark,
    w: between(least, mark.w, area.w),
    h: between(least, mark.h, area.h),
    x: between(area.x, mark.x, area.x + area.w),
    y: between(area.y, mark.y, area.y + area.h),
  };
}
