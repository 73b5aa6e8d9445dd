// The times of a lesson's sentences, and which one sounds at a moment.

// A jump lands this many ms before the first sound, and is of that sentence already.
const BREATH = 20;

export class Timing {
  constructor({ sentences }) {
    this.sentences = sentences;
    this.places = new Map(sentences.map((sentence, place) => [sentence.s, place]));
  }

  static async load(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    return new Timing(await answer.json());
  }

  /** The place in `sentences` of what sounds at `seconds`; the pause after it is still its own. */
  at(seconds) {
    const ms = seconds * 1000 + BREATH + 5;
    let low = 0;
    let high = this.sentences.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sentences[middle].start <= ms) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** Seconds at which a place begins. */
  start(place) {
    return Math.max(0, this.sentences[place].start - BREATH) / 1000;
  }
}
