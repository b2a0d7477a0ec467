import { isoText } from '../calendar/day';
import type { Grain } from '../calendar/grain';
import { bucketOf } from '../calendar/grain';
import type { Period } from '../calendar/period';
import { LAST_DAY, runOf } from '../calendar/period';
import { ask, cutOf } from '../answers/ask';
import { problemsOf } from '../answers/problems';
import type { AnyMetric, Answer } from '../metrics/metric';
import type { Axis } from '../question/cut';
import { conditionText } from '../question/cut';
import type { Question } from '../question/question';
import { NO_WORDS } from '../question/words';
import { Sentence } from '../tables/cell';
import { grainOf } from './grain';
import type { Block, DataCell } from './plan';

type Catalogue = readonly AnyMetric[];
/** What a block asks otherwise than its report. */
export type Change = Partial<Pick<Question, 'period' | 'by' | 'options' | 'names'>> & {
  versus?: Question['words']['versus'];
};

/** The currency that a report was asked in, as a choice of every metric in it. */
const inOf = ({ options }: Question): (readonly [string, string | number])[] =>
  Array.from(options).filter(([name]) => name === 'in');

/** A metric's answer inside a report; null when the tables passed do not carry it. */
export function answerIn(
  name: string,
  question: Question,
  catalogue: Catalogue,
  { versus, ...change }: Change,
): Answer | null {
  const def = catalogue.find((each) => each.name === name);
  if (!def) return null;
  const asked: Question = {
    ...question,
    by: [],
    names: [],
    ...change,
    options: new Map([...inOf(question), ...(change.options ?? [])]),
    words: { ...NO_WORDS, versus: versus ?? null },
  };
  try {
    return ask(def, asked, catalogue, cutOf(asked));
  } catch (error) {
    if (error instanceof Sentence) return null;
    throw error;
  }
}

/** The twelve buckets up to the end of the question's period, or to the as-of day. */
export function lastBuckets(question: Question, grain: Grain, count: number): Period {
  const { period, asOf, settings } = question;
  const end = period && period.to !== LAST_DAY && period.to < asOf ? period.to : asOf;
  const last = bucketOf(end, grain, settings.fiscal);
  return runOf(last - count + 1, last, grain, settings.fiscal);
}

const at = (answer: Answer, heading: string): number =>
  answer.columns.findIndex((column) => column.heading === heading);

/** The wanted columns of an answer, by heading; a column it lacks is empty. */
export function pick(answer: Answer | null, headings: readonly string[]): DataCell[][] {
  if (!answer) return [];
  const places = headings.map((heading) => at(answer, heading));
  return answer.rows.map((row) => places.map((place) => (place < 0 ? null : row[place])));
}

/** A block of one metric by one axis, over the last twelve buckets of a grain or over the question's period. */
export function metricBlock(
  spec: Pick<Block, 'key' | 'title' | 'columns' | 'room'> & {
    metric: string;
    axis: Axis;
    last?: { grain: Grain; count: number };
    versus?: Question['words']['versus'];
    top?: number;
    /** All time, whatever period is asked. */
    always?: true;
    from: readonly string[];
  },
): Block {
  const { key, title, columns, room, metric, axis, last, versus, top, always, from } = spec;
  const byMonth = last !== undefined && last.grain === 'month' && 'grain' in axis && axis.grain === 'month';
  return {
    key,
    title,
    columns,
    room,
    byMonth,
    rows(question, catalogue) {
      const grain = byMonth ? grainOf(question) : last?.grain;
      const period = last && grain ? lastBuckets(question, grain, last.count) : always ? null : question.period;
      const by = [byMonth && grain ? { grain } : axis];
      const options = new Map<string, number>(top === undefined ? [] : [['top', top]]);
      return pick(answerIn(metric, question, catalogue, { period, by, options, versus }), from);
    },
  };
}

const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** Why there are no sales to tell, so that no report is empty without a word; '' where there are. */
export function noSales(question: Question, catalogue: Catalogue): string {
  const def = catalogue.find(({ name }) => name === 'SALES') as AnyMetric;
  try {
    const { refusal: why } = ask(
      def,
      { ...question, by: [], options: new Map(inOf(question)), names: [], words: NO_WORDS },
      catalogue,
    );
    return why === null ? '' : `There are no sales to tell: ${why}.`;
  } catch (error) {
    if (error instanceof Sentence) return `${error.message}.`;
    throw error;
  }
}

/** What the report stands on, in lines of text: the as-of day, rows read, rows left out. */
export const notesBlock: Block = {
  key: 'notes',
  title: 'What this stands on',
  columns: [['Note', 'text']],
  room: 8,
  rows(question, catalogue) {
    const tables = question.book.all().filter((table) => table.name !== 'settings');
    const read = tables.map((table) => `${grouped(table.n)} ${table.title.toLowerCase()}`).join(', ');
    const period = question.period ? question.period.label : 'all time';
    const where = question.where.length > 0 ? `, where ${question.where.map(conditionText).join(' and ')}` : '';
    const inText = inOf(question)
      .map(([, code]) => `, in ${code}`)
      .join('');
    const problems = problemsOf(question, cutOf(question)).sort((a, b) => b.lines.length - a.lines.length);
    const rows = problems.reduce((sum, { lines }) => sum + lines.length, 0);
    return [
      [
        `${period}${where}${inText}, as of ${isoText(question.asOf)}. Read: ${read || 'nothing'}. ${rows === 0 ? 'Every row counts.' : `${grouped(rows)} ${rows === 1 ? 'row has' : 'rows have'} a problem, below.`}`,
      ],
      ...[noSales(question, catalogue)].filter(Boolean).map((why) => [why]),
      ...problems.slice(0, 7).map(({ table, what, lines, effect }) => {
        const first = lines.slice(0, 10).map((i) => table.rowNumber[i]);
        const shown = first.join(', ') + (lines.length > first.length ? ', …' : '');
        return [`${grouped(lines.length)} × ${table.title}: ${what} (row ${shown}). ${effect}`];
      }),
    ];
  },
};
