// Nothing is lost: what is written lies on the device at once and at the portal soon.

import { newId } from "../../device/facts/ids.js";
import { drop, holdPage, left, whenClosed } from "./device.js";
import { Keeper } from "./keeper.js";
import { showMet } from "./met.js";
import { Portal } from "./portal.js";
import { showStatus } from "./status.js";

export async function start(editor) {
  const page = newId();
  const { given } = editor;
  const portal = new Portal({ path: editor.path, page, who: given.me, token: given.csrf });
  const keeper = new Keeper(editor, portal, given);
  editor.keeper = keeper;
  showStatus(editor, keeper);
  showMet(editor, keeper);
  addEventListener("beforeunload", (event) => {
    if (keeper.isOpen && !keeper.onDevice) event.preventDefault();
  });
  try {
    await holdPage(page);
    const { closed, open } = await left(given.me, editor.path);
    // Who has begun to write already keeps that: what lay here goes to the portal, which merges.
    const [last, ...older] = keeper.isOpen ? [null, ...closed] : closed;
    if (last) {
      await keeper.take(last);
      editor.announce(editor.say("drafts.live_back"));
    }
    for (const record of older) await sendLeft(portal, record);
    for (const record of open) {
      const gone = whenClosed(record, (then) => sendLeft(portal, then));
      // What could not be read lies there for the next time.
      gone.then(() => keeper.hurry()).catch(() => {});
    }
  } catch {
    keeper.onDevice = false;
  }
  keeper.start();
}

/** Another page was closed with something unsent: it goes to the portal as it is. */
async function sendLeft(portal, { key, page, base, text, pending, settled }) {
  const last = { save: `${page} last`, base: pending?.text ?? base, text, settled };
  for (const save of pending ? [pending, last] : [last]) {
    const found = await portal.save(save);
    if (!found.ok) return;
  }
  await drop(key);
}
