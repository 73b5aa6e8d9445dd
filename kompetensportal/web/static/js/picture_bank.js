// The picture bank: a picture is put in with the same tools as in a text.

import { PictureTools } from "./writing/pictures/tools.js";

const form = document.querySelector("[data-picture-form]");
const dialog = document.querySelector("#picture-tools");
if (form && dialog) {
  const tools = new PictureTools(dialog);
  const done = ({ path }) => {
    location.href = `/skriva/bilder/${path.split("/").map(encodeURIComponent).join("/")}`;
  };
  for (const plain of form.querySelectorAll("[data-plain]")) plain.remove();
  form.querySelector("[data-with-tools]").hidden = false;
  const open = () => tools.open({ path: form.elements.mapp.value, done, bank: false });
  form.querySelector("[data-open-tools]").addEventListener("click", open);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    open();
  });
}
