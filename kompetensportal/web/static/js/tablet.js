// The tablet's own pages (`web/device/screens.py`), each by its name.

import { enrol } from "./device/screens/pages/enrol.js";
import { names } from "./device/screens/pages/names.js";
import { newCode } from "./device/screens/pages/new_code.js";
import { ownPage } from "./device/screens/pages/own_page.js";
import { queue } from "./device/screens/pages/queue.js";

const SCREENS = { enrol, names, queue, new_code: newCode, own_page: ownPage };

/** Make a page live. `tablet`: `{facts, parts, people}`. */
export function show(name, place, tablet) {
  if (!tablet.facts && name !== "enrol") return location.replace("/surfplatta/ny");
  return SCREENS[name]?.(place, tablet);
}
