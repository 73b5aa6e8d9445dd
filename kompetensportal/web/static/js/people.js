// Names and codes, fetched when somebody says who she is.

export { choose, enter } from "./device/people/enter.js";
