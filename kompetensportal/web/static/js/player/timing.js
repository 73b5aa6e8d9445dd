// The times of a lesson's sentences, and which one sounds at a moment.

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
    const ms = seconds * 1000;
    let low = 0;
    let high = this.sentences.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sentences[middle].start <= ms) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** Seconds at which a place begins, a breath before its first sound. */
  start(place) {
    return Math.max(0, this.sentences[place].start - 20) / 1000;
  }
}
