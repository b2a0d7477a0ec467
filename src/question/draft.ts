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

/** The sentence for a choice given in two ways. */
const twice = (what: string, one?: unknown, two?: unknown): Sentence =>
  new Sentence(`"${what}" is given twice, as ${one} and as ${two}. Give it once`);

/**
 * What the arguments have said so far, at first nothing; a second thing where one fits is a sentence, so that their order
 * changes nothing.
 */
export function startDraft() {
  const where: Condition[] = [];
  const written: Condition[] = [];
  const names: string[] = [];
  const options = new Map<string, string | number>();
  const ends: Partial<Record<string, Day>> = {};
  const spreads: Partial<Record<'down' | 'across', Spread>> = {};
  let period = null as Period | null;
  let grouping = null as Grouping | null;
  let words: Words = NO_WORDS;
  let isEmpty = false;

  const draft = {
    where,
    /** Those of them whose names stand in the formula itself. */
    written,
    names,
    /** The days after `from`, `to` and `as of`. */
    ends,
    /** An empty cell stands where a value belongs. */
    empty: (): void => void (isEmpty = true),
    period(next: Period): void {
      if (period && (period.from !== next.from || period.to !== next.to))
        throw new Sentence(
          `two periods were given, ${period.label} and ${next.label}. Give one, put several side by side in cells, or write =NAME(DEALS;"from";A2;"to";B2)`,
        );
      period = next;
    },
    end(word: string, day: Day): void {
      const known = ends[word] ?? day;
      if (known !== day) throw twice(word, isoText(known), isoText(day));
      ends[word] = day;
    },
    option(name: string, value: string | number): void {
      const known = options.get(name) ?? value;
      if (known !== value) throw twice(name, known, value);
      options.set(name, value);
    },
    word(word: Partial<Words>): void {
      if (word.versus && words.versus && word.versus !== words.versus) {
        const [one, two] = [words.versus, word.versus].sort().map((each) => (each === 'lastYear' ? 'last year' : each));
        throw twice('vs', one, two);
      }
      words = { ...words, ...word };
    },
    grouping(next: Grouping): void {
      const by = [...(grouping?.by ?? []), ...next.by];
      const texts = by.map(axisText);
      const [one, two] = texts;
      if (by.length > 2)
        throw new Sentence(
          `an answer can be grouped by two things at most, and ${texts.join(', ')} are ${by.length}. Try =NAME(DEALS;${typed(`${one}, ${two}`)})`,
        );
      if (by.length > 1 && one === two)
        throw new Sentence(`${one} is given twice to group by. Once is enough: =NAME(DEALS;${typed(one)})`);
      grouping = { by, layout: grouping ? 'long' : next.layout };
    },
    spread(side: 'down' | 'across', spread: Spread): void {
      if (spreads[side]) throw new Sentence(`two ranges run ${side}. One may run down and one across`);
      spreads[side] = spread;
    },
    /** The question, once everything is said. */
    finish(read: Pick<Question, 'book' | 'settings' | 'asOf'>): Question {
      const { from = FIRST_DAY, to = LAST_DAY } = ends;
      if (from > to)
        throw new Sentence(
          `the period ends before it begins: from ${isoText(from)} to ${isoText(to)}. Swap the two dates`,
        );
      if (from > FIRST_DAY || to < LAST_DAY) draft.period(spanOf(from, to));
      const { down = null, across = null } = spreads;
      const dated = [down, across].filter((spread) => spread?.kind === 'period').length;
      if (dated > 1) throw new Sentence('dates run both down and across. Only one of them can be the period');
      if (dated > 0 && period)
        throw new Sentence(`both a period (${period.label}) and a range of dates were given. Give one of them`);
      if (grouping && (down || across))
        throw new Sentence(
          `cells that are answered one by one cannot be grouped as well. Leave out "${grouping.by.map(axisText).join(', ') || 'all'}", or the range of cells`,
        );
      const by = grouping && grouping.by;
      const layout = grouping ? grouping.layout : 'long';
      const said = { period, by, layout, where, written, options, words, down, across, names, isEmpty };
      return Object.assign(read, said);
    },
  };
  return draft;
}
