import type { Period } from '../calendar/period';
import { isoText } from '../calendar/day';
import { Asker } from '../answers/asker';
import { ask, cutOf, keepLargest } from '../answers/ask';
import { callOf } from '../answers/needs';
import { LACKS_AMOUNTS, withoutAmounts } from '../answers/withoutAmounts';
import { byPipeline } from '../question/pipelines';
import type { AnyMetric, Answer } from '../metrics/metric';
import { answering, isPlain } from '../metrics/metric';
import type { Door } from '../question/arguments';
import { readArguments } from '../question/arguments';
import type { Condition, Cut } from '../question/cut';
import { axisText, conditionText } from '../question/cut';
import type { Question, Spread } from '../question/question';
import { refuseUnheld } from '../question/unheld';
import { Sentence, shownCell } from '../tables/cell';
import type { CellResult, CellValue } from './shape';
import { cellValue, gridShape, tableShape } from './shape';

const MOST_COLUMNS = 50;

/**
 * Answers one custom function call.
 * @param name the function as typed; @param args as Sheets hands them over; @param catalogue every metric there is
 * @returns a value, or rows for a spill; @throws Error whose message is the sentence for the cell
 */
export function run(name: string, args: readonly unknown[], door: Door, catalogue: readonly AnyMetric[]): CellResult {
  const def = catalogue.find((each) => each.name === name);
  if (!def) throw new Error(`${name} is no function of Dealsheet`);
  try {
    const question = readArguments(
      name,
      args,
      door,
      isPlain(def) || !def.names
        ? undefined
        : Object.assign((text: string) => def.names?.(text, catalogue) ?? null, { isAlone: def.isAlone }),
    );
    refuseUnheld(question.book, question.written ?? []);
    return answered(def, question, catalogue);
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    const message = error.message.replace(/=NAME\(/g, `=${name}(`); // what is found while reading columns knows no function
    throw new Error(message.startsWith(name) ? message : `${name}: ${message}`);
  }
}

function answered(metric: AnyMetric, question: Question, catalogue: readonly AnyMetric[]): CellResult {
  const def = answering(metric, question.by, question.options);
  if (question.down || question.across) return spreadAnswer(def, question, catalogue);
  if (question.isEmpty) return '';
  const { words } = question;
  if (def.usualBy !== undefined && question.by === null && !words.details && !words.rows) {
    const { usualBy } = def;
    const axis = typeof usualBy === 'string' ? { field: usualBy } : usualBy(question.period, question.settings.fiscal);
    return answered(def, { ...question, by: [axis] }, catalogue);
  }
  if (isOfStages(def, question)) {
    const by = byPipeline(question.by ?? [], question);
    if (by.length > 2 && question.layout === 'grid')
      throw new Sentence(
        `${def.name}: the deals run through several pipelines, whose stages a grid cannot hold. Choose one: =${def.name}(DEALS;STAGES;"month x stage";"pipeline =";A2)`,
      );
    if (by.length > (question.by ?? []).length) return answered(def, { ...question, by }, catalogue);
  }
  if (question.by && question.by.length === 2 && question.layout === 'grid') return grid(def, question, catalogue);
  const isTable = question.by !== null || words.details || words.rows || words.versus !== null;
  const answer = ask(def, question, catalogue);
  const isList = !isPlain(def) && answer.whole.length === 0;
  if (!isTable && !isList) return single(def, answer, question);
  const isWhole = !isList && cutOf(question).by.length === 0 && !words.rows;
  const isAlone = isWhole && question.by === null;
  if (answer.refusal !== null && (isWhole ? isAlone && answer.whole[0] === null : !isList && answer.rows.length === 0))
    throw new Sentence(sentenceOf(def, answer, question));
  return tableShape(isWhole ? { ...answer, rows: [answer.whole] } : answer, words.plain);
}

/** Whether it is a function of stages that is grouped by them. */
const isOfStages = ({ usualBy }: AnyMetric, { by }: Question): boolean =>
  usualBy === 'stage' && (by ?? []).some((axis) => 'field' in axis && axis.field === 'stage');

function single(def: AnyMetric, asked: Answer, question: Question): CellValue {
  const answer = withoutAmounts(asked);
  const value = answer.whole[0];
  if (value === null || value === undefined) throw new Sentence(sentenceOf(def, answer, question));
  return cellValue(value);
}

/** What was read, what is wrong, a formula that works. */
function sentenceOf(def: AnyMetric, answer: Answer, question: Question): string {
  const read = question.book
    .all()
    .filter((table) => table.name !== 'settings')
    .map((table) => `${table.n} rows of ${table.title}`);
  const cut = [
    question.period ? `for ${question.period.label}` : '',
    question.where.length > 0 ? `where ${shownCell(question.where.map(conditionText).join(' and '), 200)}` : '',
  ].filter(Boolean);
  const what = [read.join(' and '), ...cut].join(' ');
  const refusal = answer.refusal ?? 'there is nothing to count';
  const [more, shows] = LACKS_AMOUNTS.test(refusal)
    ? ['details', 'deals counted and left out']
    : ['year', 'years that have an answer'];
  return `${def.name} read ${what} as of ${isoText(question.asOf)}: ${refusal}. This works: ${callOf(def, more)} shows the ${shows}`;
}

function grid(def: AnyMetric, question: Question, catalogue: readonly AnyMetric[]): CellValue[][] {
  if (!isPlain(def) && !def.grid)
    throw new Sentence(`${def.name} answers with a list and cannot be laid out as a grid`);
  if (question.words.versus)
    throw new Sentence(
      `${def.name}: a grid shows one number per cell. For a comparison write "${(question.by ?? []).map(axisText).join(', ')}"`,
    );
  const asker = new Asker(question, catalogue, cutOf(question));
  let cut: Cut = cutOf(question);
  const second = cut.by[1];
  const acrossCut = (limited: Cut): Cut => ({
    ...limited,
    by: [second],
    keep: limited.keep?.axis === 1 ? { ...limited.keep, axis: 0 } : undefined,
  });
  if ('field' in second && isPlain(def)) cut = keepLargest(asker, def, cut, question.options, MOST_COLUMNS - 2, 1);
  const across = asker.answer(def, acrossCut(cut), question.options);
  if (across.rows.length > MOST_COLUMNS) {
    const [one, two] = cut.by.map(axisText);
    throw new Sentence(
      `${def.name}: "${one} x ${two}" would be ${across.rows.length} columns, and ${MOST_COLUMNS} are the most. Turn it round: =${def.name}(DEALS;"${two} x ${one}")`,
    );
  }
  const answer = asker.answer(def, cut, question.options);
  const columns = across.rows.map((row) => String(row[0]));
  const rows = gridShape(answer, columns);
  if (!question.words.total) return rows;
  const down = asker.answer(def, { ...cut, by: [cut.by[0]], keep: undefined }, question.options);
  const byRow = new Map(down.rows.map((row) => [String(row[0]), row[1]]));
  const withColumn = rows.map((row, r) => [...row, r === 0 ? 'Total' : cellValue(byRow.get(String(row[0])))]);
  return [...withColumn, ['Total', ...across.rows.map((row) => cellValue(row[1])), cellValue(answer.whole[0])]];
}

/** Cells answered one by one, in the shape of the range that asked; an empty cell by an empty cell. */
function spreadAnswer(def: AnyMetric, question: Question, catalogue: readonly AnyMetric[]): CellValue[][] {
  const { words, down, across } = question;
  if (words.details || words.rows || words.total || words.versus || words.sortByMetric) {
    throw new Sentence(
      `${def.name}: a range of dates or names is answered cell by cell, and leaves no room for words such as "details", "with total" or "vs last year"`,
    );
  }
  const items = (spread: Spread | null): readonly (Period | Condition | null | undefined)[] =>
    spread ? spread.items : [undefined];
  const base = cutOf(question);
  const narrowed = (cut: Cut, spread: Spread | null, item: Period | Condition | undefined): Cut =>
    !spread || item === undefined
      ? cut
      : spread.kind === 'period'
        ? { ...cut, period: item as Period }
        : { ...cut, where: [...cut.where, item as Condition] };
  return items(down).map((one) =>
    items(across).map((two) => {
      if (question.isEmpty || one === null || two === null) return '';
      const cut = narrowed(narrowed(base, down, one), across, two);
      return cellValue(ask(def, question, catalogue, cut).whole[0]);
    }),
  );
}
