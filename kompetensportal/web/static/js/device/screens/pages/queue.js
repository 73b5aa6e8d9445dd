// What is sent and what is not, by person and number only; sending now; the file and its receipt.

import { count, filled, moment } from "../parts.js";

/** Show the queue, and keep it true. */
export async function queue(place, { facts }) {
  const at = (name) => place.querySelector(`[data-${name}]`);
  const said = at("said");
  const say = (words) => {
    said.textContent = words;
  };

  async function show(now) {
    const { waiting, help, lastSent, people, problem, sheets } = now ?? (await facts.queue());
    at("sent").hidden = waiting > 0 || help > 0;
    at("waiting").hidden = !waiting;
    at("help").hidden = !help;
    at("revoked").hidden = problem !== "revoked";
    at("not-device").hidden = !["not_device", "other_portal"].includes(problem);
    for (const [name, n] of Object.entries({ waiting, help })) {
      const words = at(name).querySelector("[data-forms]");
      count(words, words.dataset.forms, n);
    }
    at("sheets").hidden = !sheets;
    count(at("sheets"), at("sheets").dataset.forms, sheets);
    const last = at("last");
    last.textContent = lastSent
      ? filled(last.dataset.last, { when: moment(lastSent, last.dataset.clock) })
      : last.dataset.never;
    await showPeople(people);
  }

  async function showPeople(people) {
    const list = at("people");
    const names = new Map((await facts.people()).map(({ id, name }) => [id, name]));
    const lines = Object.entries(people).map(([id, n]) => {
      const line = document.createElement("li");
      const [name, number] = [document.createElement("p"), document.createElement("p")];
      name.className = "list-main item-title";
      name.textContent = names.get(id) ?? list.dataset.nobody;
      number.className = "list-note";
      count(number, list.dataset.forms, n);
      line.append(name, number);
      return line;
    });
    list.replaceChildren(...lines);
    at("whose").hidden = !lines.length;
  }

  at("now").addEventListener("click", async ({ currentTarget: button }) => {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    say(said.dataset.sending);
    try {
      const { sent, left, stopped } = await facts.sendNow();
      if (stopped || left) say(said.dataset.noNetwork);
      else if (sent) count(said, said.dataset.done, sent);
      else say(said.dataset.all);
    } catch {
      say(said.dataset.noNetwork);
    }
    button.removeAttribute("aria-disabled");
    await show();
  });
  at("file").addEventListener("click", async () => {
    const file = await facts.exportFile();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    say(said.dataset.filed);
  });
  place.querySelector("#receipt").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    try {
      await facts.takeReceipt(await file.text());
      say(said.dataset.good);
    } catch {
      say(said.dataset.wrong);
    }
    target.value = "";
    await show();
  });
  document.addEventListener("kp:queue", ({ detail }) => show(detail));
  await show();
}
