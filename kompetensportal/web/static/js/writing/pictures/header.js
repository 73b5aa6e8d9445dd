// How large a picture becomes, read from its first bytes, before anything is unpacked.

const MOST_HEAD = 300_000;

/** { width, height } of a JPEG, PNG or WebP; null for what tells it otherwise (HEIC) or not at all. */
export async function sizeOf(file) {
  const data = new DataView(await file.slice(0, MOST_HEAD).arrayBuffer());
  try {
    if (data.getUint32(0) === 0x89504e47) {
      return { width: data.getUint32(16), height: data.getUint32(20) };
    }
    if (data.getUint16(0) === 0xffd8) return jpeg(data);
    if (data.getUint32(0) === 0x52494646 && data.getUint32(8) === 0x57454250) return webp(data);
  } catch {
    // Cut off: whoever opens it will say so.
  }
  return null;
}

function jpeg(data) {
  for (let at = 2; at < data.byteLength - 9; ) {
    const mark = data.getUint16(at);
    // The frame's header: C0 to CF without the tables C4, C8 and CC.
    if (mark >= 0xffc0 && mark <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(mark)) {
      return { width: data.getUint16(at + 7), height: data.getUint16(at + 5) };
    }
    at += 2 + data.getUint16(at + 2);
  }
  return null;
}

function webp(data) {
  const kind = data.getUint32(12);
  if (kind === 0x56503858) {
    const side = (at) => 1 + data.getUint16(at, true) + (data.getUint8(at + 2) << 16);
    return { width: side(24), height: side(27) };
  }
  if (kind === 0x5650384c) {
    const bits = data.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return { width: data.getUint16(26, true) & 0x3fff, height: data.getUint16(28, true) & 0x3fff };
}
