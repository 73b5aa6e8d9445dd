// The editor's page. Each part of the workshop is one module with `start(editor)`, and one line here.

import { open } from "./writing/editor/start.js";
import { start as findings } from "./writing/findings/findings.js";
import { start as hear } from "./writing/hear/hear.js";
import { start as paste } from "./writing/paste/start.js";
import { start as pictures } from "./writing/pictures/start.js";
import { start as review } from "./writing/review/start.js";
import { start as saving } from "./writing/saving/start.js";
import { start as show } from "./writing/show/show.js";

const root = document.querySelector("#editor");
const editor = open(root);
const parts = [saving, findings, pictures, hear, paste, review, show];
for (const start of parts) start(editor);
