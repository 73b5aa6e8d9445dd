// A picture as its file, its text for who cannot see it, and its caption.

const PICTURE = /^([ ]*)!\[((?:[^\]\\]|\\.)*)\]\(([^()\s]*)(?:[ \t]+"([^"]*)")?\)([ \t]*)$/;

export function readPicture(line) {
  const [, before, alt, src, title = "", after] = PICTURE.exec(line);
  return { before, alt: alt.replace(/\\([[\]\\])/g, "$1"), src, title, after };
}

/** A line with a picture. */
export function writePicture(line, given) {
  const { before, alt, src, title, after } = { ...readPicture(line), ...given };
  const words = alt.replace(/\s*\n\s*/g, " ").replace(/[[\]\\]/g, "\\$&");
  const caption = title ? ` "${title.replaceAll('"', "”")}"` : "";
  return `${before}![${words}](${src}${caption})${after}`;
}

/** The controls of a picture; `write` takes what is another of { src, alt, title }. */
export function pictureControls(picture, line, write, name = "") {
  return {
    picture: { name: `picture${name}`, src: picture.src, alt: picture.alt, set: write },
    controls: [
      {
        name: `alt${name}`,
        type: "words",
        label: "picture_text",
        value: picture.alt,
        line,
        column: picture.before.length + 2,
        set: (alt) => write({ alt }),
      },
    ],
    actions: [],
  };
}
