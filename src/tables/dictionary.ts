import { fold } from './cell';

/** The label of rows without a value. */
export const NONE = '(none)';

/**
 * The names of one field, shared by every table of a call so that `Webinar` in Spend meets `webinar ` in Deals.
 * Codes count up from 0 in order of first sight; -1 is "no value". The label of a name is its commonest spelling,
 * ties by code point, so it does not depend on the order of rows.
 */
export class Dictionary {
  private readonly codeOfSpelling = new Map<string, number>();
  private readonly codeOfName = new Map<string, number>();
  private readonly seen = new Map<string, number>();
  private labels: string[] | null = null;

  /** The code of a spelling, and one more sighting of it. */
  add(spelling: string): number {
    let code = this.codeOfSpelling.get(spelling);
    if (code === undefined) {
      const name = fold(spelling);
      if (name === '') return -1;
      code = this.codeOfName.get(name);
      if (code === undefined) this.codeOfName.set(name, (code = this.codeOfName.size));
      this.codeOfSpelling.set(spelling, code);
      this.labels = null;
    }
    return code;
  }

  /** Counts sightings of a spelling; only what decides the label. */
  count(spelling: string, times: number): void {
    this.seen.set(spelling, (this.seen.get(spelling) ?? 0) + times);
    this.labels = null;
  }

  /** The code of a name in any spelling, or -1. */
  find(text: string): number {
    return this.codeOfName.get(fold(text)) ?? -1;
  }

  get size(): number {
    return this.codeOfName.size;
  }

  /** The name to show for each code. */
  names(): readonly string[] {
    if (this.labels) return this.labels;
    const labels: string[] = [];
    const best: number[] = [];
    this.codeOfSpelling.forEach((code, spelling) => {
      const shown = spelling.replace(/\s+/g, ' ').trim();
      const times = this.seen.get(spelling) ?? 0;
      if (labels[code] === undefined || times > best[code] || (times === best[code] && shown < labels[code])) {
        labels[code] = shown;
        best[code] = times;
      }
    });
    this.labels = labels;
    return labels;
  }
}

/** A text column as codes into a dictionary. */
export interface Coded {
  readonly codes: Int32Array;
  readonly names: Dictionary;
}
