import { isoText } from '../calendar/day';
import type { Day } from '../calendar/day';
import type { Period } from '../calendar/period';
import { FIRST_DAY, LAST_DAY, spanOf } from '../calendar/period';
import { Sentence } from '../tables/cell';
import { typed } from './ambiguous';
import type { Grouping } from './by';
import type { Condition } from './cut';
import { axisText } from './cut';
import type { Question, Spread } from './question';
import type { Words } from './words';
import { NO_WORDS } from './words';

/** What the arguments have said so far; a second thing where one fits is a sentence, so their order changes nothing. */
export class Draft {
  readonly where: Condition[] = [];
  readonly names: string[] = [];
  isEmpty = false;
  private readonly options = new Map<string, string | number>();
  private readonly spreads = new Map<'down' | 'across', Spread>();
  private readonly ends = new Map<string, Day>();
  private period: Period | null = null;
  private grouping: Grouping | null = null;
  private words: Words = NO_WORDS;

  addPeriod(next: Period): void {
    if (this.period && (this.period.from !== next.from || this.period.to !== next.to))
      throw new Sentence(
        `two periods were given, ${this.period.label} and ${next.label}. Give one, put several side by side in cells, or write =NAME(DEALS;"from";A2;"to";B2)`,
      );
    this.period = next;
  }

  addEnd(word: string, day: Day): void {
    const known = this.ends.get(word);
    if (known !== undefined && known !== day) throw twice(word, isoText(known), isoText(day));
    this.ends.set(word, day);
  }

  addOption(name: string, value: string | number): void {
    const known = this.options.get(name);
    if (known !== undefined && known !== value) throw twice(name, known, value);
    this.options.set(name, value);
  }

  addWord(word: Partial<Words>): void {
    if (word.versus && this.words.versus && word.versus !== this.words.versus)
      throw twice('vs', 'last year', 'previous');
    this.words = { ...this.words, ...word };
  }

  addGrouping(next: Grouping): void {
    const by = [...(this.grouping?.by ?? []), ...next.by];
    const [one, two, ...more] = by.map(axisText);
    if (more.length > 0)
      throw new Sentence(
        `an answer can be grouped by two things at most, and ${by.map(axisText).join(', ')} are ${by.length}. Try =NAME(DEALS;${typed(`${one}, ${two}`)})`,
      );
    if (one !== undefined && one === two)
      throw new Sentence(`${one} is given twice to group by. Once is enough: =NAME(DEALS;${typed(one)})`);
    this.grouping = { by, layout: this.grouping ? 'long' : next.layout };
  }

  addSpread(side: 'down' | 'across', spread: Spread): void {
    if (this.spreads.has(side)) throw new Sentence(`two ranges run ${side}. One may run down and one across`);
    this.spreads.set(side, spread);
  }

  /** The question, once everything is said. */
  finish(read: Pick<Question, 'book' | 'settings' | 'asOf'>): Question {
    const from = this.ends.get('from') ?? FIRST_DAY;
    const to = this.ends.get('to') ?? LAST_DAY;
    if (from > to)
      throw new Sentence(
        `the period ends before it begins: from ${isoText(from)} to ${isoText(to)}. Swap the two dates`,
      );
    if (this.ends.size > 0) this.addPeriod(spanOf(from, to));
    const { where, options, names, isEmpty, period, grouping, words } = this;
    const spreads = Array.from(this.spreads.values());
    const dated = spreads.filter(({ kind }) => kind === 'period').length;
    if (dated > 1) throw new Sentence('dates run both down and across. Only one of them can be the period');
    if (dated > 0 && period)
      throw new Sentence(`both a period (${period.label}) and a range of dates were given. Give one of them`);
    if (grouping && spreads.length > 0)
      throw new Sentence(
        `cells that are answered one by one cannot be grouped as well. Leave out "${grouping.by.map(axisText).join(', ') || 'all'}", or the range of cells`,
      );
    const [down, across] = [this.spreads.get('down') ?? null, this.spreads.get('across') ?? null];
    const { by, layout }: { by: Question['by']; layout: Grouping['layout'] } = grouping ?? { by: null, layout: 'long' };
    return { ...read, period, by, layout, where, options, words, down, across, names, isEmpty };
  }
}

/** The sentence for a choice given in two ways. */
export const twice = (what: string, one?: unknown, two?: unknown): Sentence =>
  new Sentence(`"${what}" is given twice, as ${one} and as ${two}. Give it once`);
