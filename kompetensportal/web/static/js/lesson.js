// A lesson's page: steps one at a time, questions answered at once, half-done answers kept.

import { arrange } from "./lesson/arrange.js";
import { keepAnswers } from "./lesson/kept.js";
import { pointInPictures } from "./lesson/point.js";
import { answerQuestions } from "./lesson/questions.js";
import { showSteps } from "./lesson/steps.js";
import { openWords } from "./lesson/words.js";

const lesson = document.querySelector(".lesson");
showSteps(lesson);
answerQuestions(lesson);
keepAnswers(lesson);
openWords(lesson);
arrange(lesson);
pointInPictures(lesson);

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
