// A page without audio asks now and then whether it has come, so that "Lyssna" appears by itself.

const FIRST = 3000;
const SLOWER = 1.5;
const LONGEST = 60000;
const GIVE_UP = 40;

/** Ask until the audio is there; calls `ready` with the box's addresses filled in. */
export async function waitForAudio(box, ready) {
  const note = box.querySelector(".listen-note");
  let pause = FIRST;
  for (let times = 0; times < GIVE_UP; times++) {
    if (!document.hidden) {
      const answer = await ask(box.dataset.document);
      if (answer?.audio) {
        Object.assign(box.dataset, { audio: answer.audio, timing: answer.timing });
        note.hidden = true;
        return ready();
      }
      if (answer && note.textContent !== answer.why) note.textContent = answer.why;
      if (answer?.final) return;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * SLOWER, LONGEST);
  }
}

async function ask(name) {
  try {
    const answer = await fetch(`/ljud/${name}`);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // No network just now; the next time is soon.
  }
}
