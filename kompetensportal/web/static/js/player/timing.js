// The times of a text's sentences and words, and which of them sounds at a moment. A place is a
// number in `sentences`, which stand in the order of the sound; what is read aside lies last.

// A jump lands this many ms before the first sound, and is of that sentence already.
const BREATH = 20;
// Half a frame: what is marked now is seen in the next one.
const FRAME = 8;

export class Timing {
  constructor({ sentences }) {
    this.sentences = sentences;
    this.places = new Map(sentences.map((sentence, place) => [sentence.s, place]));
    const aside = sentences.findIndex((sentence) => sentence.aside);
    /** How many sentences the ordinary reading has. */
    this.flow = aside < 0 ? sentences.length : aside;
  }

  static async load(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    return new Timing(await answer.json());
  }

  /** The place of what sounds at `seconds`; the pause after it is still its own. */
  at(seconds) {
    const ms = seconds * 1000 + BREATH + 5;
    return Math.max(0, after(this.sentences, ms, (sentence) => sentence.start) - 1);
  }

  /** The first character of the word of a place that sounds at `seconds`; -1 before and after. */
  word(place, seconds) {
    const { words, end } = this.sentences[place];
    const ms = seconds * 1000 + FRAME;
    const number = ms > end ? -1 : after(words, ms, (word) => word[1]) - 1;
    return number < 0 ? -1 : words[number][0];
  }

  /** Whether a sentence has been said; a little after its end, so that its last word is heard. */
  isSaid(place, seconds) {
    return seconds * 1000 > this.sentences[place].end + 120;
  }

  /** Seconds at which a place begins. */
  start(place) {
    return Math.max(0, this.sentences[place].start - BREATH) / 1000;
  }
}

/** How many of a rising list begin at or before a moment. */
function after(list, ms, begin) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begin(list[middle]) <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
