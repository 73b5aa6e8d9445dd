// Undo and redo without end. Changes with the same name in a row (a drag, a held key) are one step.

export class Steps {
  #past = [];
  #future = [];
  #name = null;

  constructor(first) {
    this.now = first;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  go(next, name = null) {
    if (name === null || name !== this.#name) this.#past.push(this.now);
    this.#name = name;
    this.#future = [];
    this.now = next;
  }

  undo() {
    this.#step(this.#past, this.#future);
  }

  redo() {
    this.#step(this.#future, this.#past);
  }

  #step(from, to) {
    if (!from.length) return;
    to.push(this.now);
    this.now = from.pop();
    this.#name = null;
  }
}
