// Things to put in order: buttons move them, so that it goes with one finger, the keyboard or a switch.
// The menus that stand there without script hold the answer, out of sight.

export function arrange(lesson) {
  for (const list of lesson.querySelectorAll(".arrange")) makeMovable(list, lesson.dataset);
}

function makeMovable(list, say) {
  const items = [...list.children];
  const places = items.map((item) => Number(item.querySelector("select").value.split(":")[1]));
  if (places.every(Boolean)) {
    // Answered before: shown as it was left.
    list.append(...[...items].sort((a, b) => places[items.indexOf(a)] - places[items.indexOf(b)]));
  }
  items.forEach((item, number) => {
    item.dataset.number = number;
    const menu = item.querySelector("select");
    menu.hidden = true;
    const words = item.querySelector("label").textContent;
    const text = document.createElement("div");
    text.append(...item.querySelector("label").childNodes);
    item.querySelector("label").replaceWith(text);
    const name = text.querySelector("span").textContent.trim() || words;
    item.append(
      mover(item, -1, `${say.sayUp}: ${name}`),
      mover(item, 1, `${say.sayDown}: ${name}`),
    );
  });
  const told = document.createElement("p");
  told.className = "visually-hidden";
  told.setAttribute("role", "status");
  list.after(told);
  number(list);

  function mover(item, step, label) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: `move move-${step < 0 ? "up" : "down"}` });
    button.setAttribute("aria-label", label);
    button.lang = document.documentElement.lang;
    button.addEventListener("click", () => {
      const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
      if (!other) return;
      if (step < 0) other.before(item);
      else other.after(item);
      number(list);
      button.focus();
      const name = item.querySelector("span").textContent.trim();
      const place = [...list.children].indexOf(item) + 1;
      told.lang = button.lang;
      told.textContent = say.sayMoved.replace("{item}", name).replace("{place}", place);
      list.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return button;
  }
}

/** Put the things in the order that their menus say, or in the first one. */
export function rearrange(list, first = false) {
  const place = (item) =>
    first ? Number(item.dataset.number) : Number(item.querySelector("select").value.split(":")[1]);
  list.append(...[...list.children].sort((a, b) => place(a) - place(b)));
  number(list);
}

/** Each thing's menu says where it stands now. */
function number(list) {
  [...list.children].forEach((item, at) => {
    item.querySelector("select").value = `${item.dataset.number}:${at + 1}`;
    item.querySelector(".move-up")?.toggleAttribute("disabled", at === 0);
    item.querySelector(".move-down")?.toggleAttribute("disabled", at === list.children.length - 1);
  });
}
