import { fold, tidy } from './cell';

/** The label of rows without a value. */
export const NONE = '(none)';

/**
 * The names of one field, shared by every table of a call so that `Webinar` in Spend meets `webinar ` in Deals.
 * Codes count up from 0 in order of first sight; -1 is "no value". The label of a name is its commonest spelling,
 * ties by code point, so it does not depend on the order of rows.
 */
export class Dictionary {
  private readonly codeOfName = new Map<string, number>();
  // most names have one spelling, so that the first one of each code stands in a list and only others are looked up
  private readonly first: string[] = [];
  private readonly firstSeen: number[] = [];
  private readonly others = new Map<string, { readonly code: number; seen: number }>();
  private readonly chosen = new Map<number, string>();
  private labels: string[] | null = null;
  private uncounted: (() => void)[] = [];

  /** @param means what folded names are read as, by the Cleaning tab; those names are shown as they stand there */
  constructor(private readonly means?: ReadonlyMap<string, string>) {}

  /** The code of a name in this spelling, known from now on; -1 for blanks. */
  add(spelling: string): number {
    let name = fold(spelling);
    if (name === '') return -1;
    const means = this.means === undefined ? undefined : this.means.get(name);
    if (means !== undefined) {
      name = fold(means);
      spelling = means;
    }
    let code = this.codeOfName.get(name);
    if (code === undefined) {
      this.codeOfName.set(name, (code = this.first.length));
      this.first.push(spelling);
      this.firstSeen.push(0);
    } else if (spelling !== this.first[code] && !this.others.has(spelling))
      this.others.set(spelling, { code, seen: 0 });
    if (means !== undefined) this.chosen.set(code, means);
    this.labels = null;
    return code;
  }

  /** Counts sightings of a spelling that was added; only what decides the label. */
  count(code: number, spelling: string, times: number): void {
    const other = spelling === this.first[code] ? undefined : this.others.get(spelling);
    if (other) other.seen += times;
    else this.firstSeen[code] += times;
    this.labels = null;
  }

  /** Has sightings counted when a name turns out to have several spellings. */
  countLater(count: () => void): void {
    this.uncounted.push(count);
    this.labels = null;
  }

  /** The code of a name in any spelling, or -1. */
  find(text: string): number {
    return this.codeOfName.get(this.meant(text)) ?? -1;
  }

  /** The folded name that a text stands for. */
  meant(text: string): string {
    const name = fold(text);
    const means = this.means?.get(name);
    return means === undefined ? name : fold(means);
  }

  get size(): number {
    return this.first.length;
  }

  /** The name to show for each code. */
  names(): readonly string[] {
    if (this.labels) return this.labels;
    if (this.others.size > 0) for (const count of this.uncounted.splice(0)) count();
    const labels = this.first.map(tidy);
    const best = this.firstSeen.slice();
    this.others.forEach(({ code, seen }, spelling) => {
      const shown = tidy(spelling);
      if (seen > best[code] || (seen === best[code] && shown < labels[code])) {
        labels[code] = shown;
        best[code] = seen;
      }
    });
    this.chosen.forEach((means, code) => (labels[code] = means));
    return (this.labels = labels);
  }
}

/** A text column as codes into a dictionary. */
export interface Coded {
  readonly codes: Int32Array;
  readonly names: Dictionary;
}
