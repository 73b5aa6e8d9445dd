// "Vem är du?": the names of the unit, each a large tile.

const COLOURS = 6;

/** The first letters of a name, and a colour that is always hers. */
export function markOf({ id, name, tile }) {
  const letters = tile?.initials ?? name.trim().slice(0, 1);
  const sum = [...id].reduce((all, letter) => all + letter.codePointAt(0), 0);
  return { letters, colour: tile?.colour ?? (sum % COLOURS) + 1 };
}

/** The list of names; `choose(person)` is called with the one that is pressed. */
export function names(parts, people, choose, why = "") {
  const list = parts.part("names");
  if (why) parts.say(list.querySelector(".lede"), why);
  const place = list.querySelector("ul");
  for (const person of people) {
    const { letters, colour } = markOf(person);
    const line = parts.part("name", { mark: letters, name: person.name });
    const mark = line.querySelector(".person-mark");
    mark.dataset.colour = colour;
    if (person.tile?.picture) mark.replaceChildren(pictureOf(person.tile.picture));
    const note = line.querySelector(".card-text");
    if (person.here) note.remove();
    else parts.say(note, "first_time");
    line.querySelector("button").addEventListener("click", () => choose(person));
    place.append(line);
  }
  list.querySelector("[data-empty]").hidden = people.length > 0;
  list.querySelector(".lede").hidden = people.length === 0;
  return list;
}

function pictureOf(source) {
  return Object.assign(new Image(), { src: source, alt: "" });
}
