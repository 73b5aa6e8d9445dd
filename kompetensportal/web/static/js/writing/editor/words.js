// The words of the page, by key, as the server sent them: `say("writing.live_moved", { step: 3 })`.
// A key may be given without its domain when it is the editor's own: `say("undo")`.

let texts = {};

export function learn(given) {
  texts = given;
}

/** The words for a key with its places filled; `n` chooses between one and several. */
export function say(key, given = {}) {
  const found = texts[key.includes(".") ? key : `writing.live_${key}`] ?? key;
  const words = Array.isArray(found) ? found[given.n === 1 ? 0 : 1] : found;
  return words.replace(/%\((\w+)\)[sd]/g, (place, name) => (name in given ? given[name] : place));
}
