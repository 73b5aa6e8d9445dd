// Elements of the cards, made in one line each.

/** An element with attributes, listeners (`onclick`) and children. */
export function make(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** An icon of the portal's own set. */
export function icon(name) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  made.setAttribute("class", "icon");
  made.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${document.querySelector("#editor").dataset.icons}#${name}`);
  made.append(use);
  return made;
}

/** A button with words and, if wanted, an icon before them. */
export function button(words, onclick, { kind = "quiet", sign = "", ...given } = {}) {
  return make(
    "button",
    { type: "button", class: `button button-${kind}`, onclick, ...given },
    sign ? icon(sign) : null,
    make("span", {}, words),
  );
}
