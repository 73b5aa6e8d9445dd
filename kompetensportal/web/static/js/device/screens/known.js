// What is known of who is unlocked: what the portal last said of her, and what she has told here since.

/** `{answered, done, told, state, at}` of a session; of nobody everything is empty. */
export async function knownOf(session) {
  const nothing = { answered: new Set(), done: new Map(), told: [], surveys: new Map() };
  if (!session) return { ...nothing, state: null, at: 0 };
  const [state, at, mine] = await Promise.all([
    session.kept("state"),
    session.kept("state_at"),
    session.mine(),
  ]);
  const known = new Set((state?.events ?? []).map((event) => event.id));
  const told = mine.filter((fact) => !known.has(fact.id));
  const all = [...(state?.events ?? []), ...told];
  const of = (type) => all.filter((fact) => fact.type === type);
  return {
    answered: new Set(of("question.answered").map((fact) => fact.subject)),
    done: new Map(of("lesson.completed").map((fact) => [fact.subject, moment(fact)])),
    surveys: surveysOf([...of("survey.skipped"), ...of("survey.answered")]),
    // A page that the portal made after it had taken a fact in shows it already.
    told: told.filter((fact) => !isStored(fact) || moment(fact) > (at ?? 0)),
    state,
    at: at ?? 0,
  };
}

/** Survey and course -> the words for what she has said of it. */
function surveysOf(facts) {
  const words = { "survey.answered": "survey_thanks", "survey.skipped": "survey_skipped" };
  return new Map(
    facts.map(({ type, subject, data }) => [`${subject} ${data.about ?? ""}`, words[type]]),
  );
}

export const isStored = (fact) => fact.state === "stored" || fact.state === "safe";

/** When it happened, in ms since 1970: of this tablet's own facts, and of the portal's. */
function moment({ at }) {
  if (typeof at === "number") return at;
  if (typeof at === "string") return Date.parse(at);
  return at?.wall ?? 0;
}

const OFTEN = 10 * 60 * 1000; // ms

/** Whether what is kept of her is missing or some time old. */
export async function isOld(session) {
  const at = await session.kept("state_at");
  return !at || Math.abs(Date.now() - at) > OFTEN;
}

/** Ask the portal how she stands, after what waits has been sent. Whether it answered. */
export async function refresh(facts) {
  const { session } = facts;
  if (!session) return false;
  try {
    await facts.sendNow();
    const before = Date.now();
    await session.refreshState();
    await session.keep("state_at", before);
    return true;
  } catch {
    return false; // No network, or she has left: what is kept is shown.
  }
}
