// The harness's own page: says a list of things through the portal's real scripts, as people do who
// share a tablet, and tells the ledger of each one that was shown as saved.

const jump = (days) => {
  globalThis.proofClock.jump = days * 86_400_000;
};

async function ledger(path, what) {
  const answer = await fetch(`/proof/${path}`, { method: "POST", body: JSON.stringify(what) });
  if (!answer.ok) throw new Error(`the ledger did not take it: ${answer.status}`);
}

async function open(script) {
  if (!globalThis.proofFacts) {
    const { openFacts } = await import(script);
    globalThis.proofFacts = await openFacts();
  }
  return globalThis.proofFacts;
}

// `turns`: [{person, code, jump, say: [{token, type, subject}]}]. Another tab that is unlocked locks
// this one: then its person unlocks again and goes on with what is next. Nothing is said twice.
export async function work({ script, turns, sends }) {
  const facts = await open(script);
  const failed = [];
  for (const turn of turns) {
    jump(turn.jump);
    for (const { token, type, subject } of turn.say) {
      try {
        const { id } = await (await sessionOf(facts, turn)).tell(type, {
          about: turn.person,
          subject,
          version: "v1",
          data: { words: token },
        });
        await ledger("told", { id, token });
      } catch (error) {
        failed.push(`${turn.person}: ${error.reason ?? ""} ${error.message}`);
      }
      // A storm makes the tablet wait longer and longer; somebody presses "Skicka nu".
      if (Math.random() < sends) facts.sendNow().catch(() => {});
    }
  }
  return failed;
}

async function sessionOf(facts, { person, code }) {
  if (facts.session?.person.id === person) return facts.session;
  return facts.unlock(person, code);
}

// Everything that waits is sent, whoever is signed in.
export async function sendAll({ script }) {
  const facts = await open(script);
  await facts.sendNow();
  return facts.queue();
}

export async function enrol({ script, code, people }) {
  const facts = await open(script);
  await facts.enrol(code, "Proof");
  await facts.people();
  for (const [person, own] of people) await facts.unlock(person, own);
}

// The ids that lie in the queue of this tablet.
export async function ids({ script }) {
  await open(script);
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("kp-facts");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const keys = await new Promise((resolve, reject) => {
    const request = database.transaction("outbox").objectStore("outbox").getAllKeys();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  database.close();
  return keys;
}
