// The session has ended in the middle: sign in in a new tab; the text stays on this page meanwhile.

import { button, make } from "../editor/elements.js";

/** Gives how to show or hide the dialog. Once it was put away it stays so until it is needed anew. */
export function askToSignIn(say, again) {
  const words = make("p", {});
  const title = make("h2", { id: "sign-in-title" }, say("sign_in_title"));
  const link = make(
    "a",
    { class: "button button-primary", href: "/logga-in?next=/skriva/", target: "_blank" },
    say("sign_in"),
  );
  const later = button(say("sign_in_later"), () => dialog.close());
  const done = button(say("sign_in_done"), again);
  const buttons = make("div", { class: "dialog-buttons" }, link, done, later);
  const dialog = make(
    "dialog",
    { class: "saving-dialog", "aria-labelledby": "sign-in-title" },
    title,
    words,
    buttons,
  );
  document.body.append(dialog);
  let was = "";
  return (needed, condition) => {
    if (needed && was !== condition) {
      words.textContent = say(`${condition}_dialog`);
      if (!dialog.open) dialog.showModal();
    }
    if (!needed && dialog.open) dialog.close();
    was = needed ? condition : "";
  };
}
