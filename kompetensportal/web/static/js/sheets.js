// Lists that can be put in order by dragging; the buttons do the same without scripts.

for (const list of document.querySelectorAll("[data-order]")) {
  const send = list.parentElement.querySelector("[data-ordered]");
  let held = null;
  for (const item of list.children) {
    item.draggable = true;
    item.addEventListener("dragstart", (event) => {
      held = item;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
      item.classList.add("is-held");
    });
    item.addEventListener("dragend", () => {
      item.classList.remove("is-held");
      held = null;
    });
  }
  list.addEventListener("dragover", (event) => {
    if (!held) return;
    event.preventDefault();
    const over = event.target.closest("li");
    if (!over || over === held || over.parentElement !== list) return;
    const box = over.getBoundingClientRect();
    const after = event.clientY > box.top + box.height / 2;
    over[after ? "after" : "before"](held);
  });
  list.addEventListener("drop", (event) => {
    event.preventDefault();
    send.form.requestSubmit(send);
  });
}
