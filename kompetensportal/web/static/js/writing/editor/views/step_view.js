// A step: its words, its pictures, the tips in it.

import { addPart, readStep, removePart, writePart } from "../step.js";
import { boxGroups } from "./box_view.js";
import { pictureControls, readPicture, writePicture } from "./picture_view.js";

export function stepView(source) {
  const { marker, id, parts } = readStep(source);
  const groups = [];
  parts.forEach((part, at) => {
    const write = (value) => writePart(source, part, value);
    if (part.kind === "picture" && part.from > 0) groups.push(picture(source, part, at, write));
    else if (part.kind === "box")
      groups.push(...inner(part, at, write, () => removePart(source, part)));
    else {
      const label = at === 0 ? "step_text" : "step_more";
      const control = {
        name: `words${at}`,
        type: "words",
        label,
        value: part.value,
        line: part.from,
        column: marker.indent,
        set: write,
      };
      groups.push({ kind: "text", label: "", controls: [control], actions: [] });
    }
  });
  const actions = [
    {
      name: "add-tip",
      label: "add_tip",
      focus: "box",
      run: () => addPart(source, "::: tips\n\n:::"),
    },
  ];
  if (!parts.some((part) => part.kind === "picture")) {
    const add = ({ src, alt }) => addPart(source, writePicture("![](x)", { src, alt }), parts[0]);
    actions.unshift({
      name: "add-picture",
      label: "add_picture",
      picture: { src: "", alt: "", set: add },
    });
  }
  return { title: "step", number: marker.number, id, groups, actions };
}

function picture(source, part, at, write) {
  const change = (given) => write(writePicture(part.value, given));
  const made = pictureControls(readPicture(part.value), part.from, change, at);
  made.actions.push({
    name: `remove${at}`,
    label: "remove_picture",
    run: () => removePart(source, part),
  });
  return { kind: "picture", label: "", ...made };
}

/** The groups of a box in a step; its lines begin where the step's do. */
function inner(part, at, write, remove) {
  const own = boxGroups(part.name, part.value) ?? [];
  const groups = own.map((group) => ({
    ...group,
    controls: group.controls.map((control) => ({
      ...control,
      name: `box${at}-${control.name}`,
      line: control.line + part.from,
      set: (value) => write(control.set(value)),
    })),
    actions: group.actions.map((action) => ({
      ...action,
      name: `box${at}-${action.name}`,
      focus: action.focus && `box${at}-${action.focus}`,
      run: () => write(action.run()),
    })),
  }));
  if (!groups.length) {
    const control = {
      name: `raw${at}`,
      type: "markdown",
      label: "raw",
      value: part.value,
      line: part.from,
      column: 0,
      set: write,
    };
    groups.push({ kind: "raw", label: "", controls: [control], actions: [] });
  }
  groups.at(-1).actions.push({ name: `remove${at}`, label: "remove_part", run: remove });
  return groups;
}
