// How somebody wants to read belongs to her: shown when she unlocks, as usual when she leaves, kept
// sealed and never in a cookie. While she is here this tab remembers it, so that no page flashes.

import { show, showUsual } from "../../shell/choices.js";
import { remember, remembered } from "./remembered.js";

const ORDER = ["form", "size", "theme", "spacing", "focus", "parts", "font", "rate", "steps"];
const KEPT = "preferences";

/** Follow the choices. `tellWorker({form, language})`: what decides which page one gets. */
export function keepReading({ facts }, tellWorker) {
  let mine = remembered();

  async function keep(changes) {
    mine = { ...mine, ...changes };
    remember(mine);
    await facts.session?.keep(KEPT, mine);
  }

  document.addEventListener("kp:chosen", ({ detail: { name, value } }) => keep({ [name]: value }));
  // Another text or language is another page, which the tablet has as well.
  document.addEventListener("submit", async (event) => {
    const { target: form, submitter } = event;
    const address = form.getAttribute?.("action");
    if (address !== "/anpassa" && address !== "/sprak") return;
    event.preventDefault();
    const given = Object.fromEntries(new FormData(form));
    if (submitter?.name) given[submitter.name] = submitter.value;
    if (given.reset) {
      showUsual();
      mine = {};
    }
    const { csrf: _, next = "", reset: __, ...chosen } = given;
    await keep(chosen);
    await tellWorker(pageOf(mine));
    if (next.startsWith("/") && !next.startsWith("//")) location.href = next;
    else location.reload();
  });

  return {
    /** Hers, when she has unlocked; true when this page is another text or language than hers. */
    async arrive() {
      const { session } = facts;
      const kept = (await session?.kept(KEPT)) ?? fromState(await session?.kept("state"));
      if (!session || facts.session !== session) return false;
      showUsual();
      mine = kept ?? {};
      remember(mine);
      showAll(mine);
      return tellWorker(pageOf(mine));
    },
    /** As usual: she has left. */
    async leave() {
      mine = {};
      remember(null);
      showUsual();
      return tellWorker({});
    },
  };
}

const pageOf = ({ form, language }) => ({ form, language });

function showAll(choices) {
  for (const [name, value] of Object.entries(choices)) {
    if (name !== "form" && name !== "language") show(name, value);
  }
}

/** What the portal keeps of her: values in order, `easy.1.auto…`, and her language. */
function fromState(state) {
  if (!state) return null;
  const text = state.preferences?.reading;
  const values = typeof text === "string" ? text.split(".") : [];
  const choices = Object.fromEntries(values.map((value, at) => [ORDER[at], value]));
  return { ...choices, language: state.person?.language };
}
