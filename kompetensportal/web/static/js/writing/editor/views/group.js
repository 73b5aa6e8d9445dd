// The parts of a view that all forms make alike (`view.js` says what they hold).

export function group(kind, controls, { label = kind, number, actions = [] } = {}) {
  return { kind, label, number, controls, actions };
}

/** A group of one control, whose label says enough. */
export function alone(kind, control) {
  return group(kind, [control], { label: "" });
}

/** A control of several lines of words. `at`: its value, line and column. */
export function words(name, label, at, set) {
  return { name, type: "words", label, ...at, set };
}
