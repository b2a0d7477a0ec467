import type { Answer, AnyMetric, PlainMetric, TableMetric, Value } from '../metrics/metric';
import { answering, isPlain, headOf } from '../metrics/metric';
import type { Cut } from '../question/cut';
import { axisText } from '../question/cut';
import type { Question } from '../question/question';
import { Sentence } from '../tables/cell';
import { seenText } from '../tables/changes';
import { NONE } from '../tables/dictionary';
import { Asker } from './asker';
import { usualCut } from './cuts';
import { compared } from './compare';
import { listing } from './listing';
import { callOf } from './needs';
import { readOptions } from './options';
import { comparedToGoal } from './versusGoal';

/** The cut that a question is asked with. */
export function cutOf(question: Question): Cut {
  const { period, by, where } = question;
  return {
    period,
    by: by ?? [],
    where,
    get asOf() {
      return question.asOf;
    },
  };
}

/** One metric's answer to a question with all its words applied, as long rows. */
export function ask(
  metric: AnyMetric,
  question: Question,
  catalogue: readonly AnyMetric[],
  asked: Cut = cutOf(question),
): Answer {
  const def = answering(metric, asked.by, question.options);
  const cut = isPlain(def) ? usualCut(def, asked, question.settings.fiscal) : asked;
  const asker = new Asker(question, catalogue, cut);
  const { words, options } = question;
  const { top, change, options: chosen } = readOptions(def, options, question.settings, question.book);
  if (words.rows) {
    if (!isPlain(def)) throw new Sentence(isList(def.name, '"rows" lists what a number counted'));
    if (cut.by.length > 0)
      throw new Sentence(
        `${def.name}: "rows" lists the rows of one number. Leave out "${cut.by.map(axisText).join(', ')}", or make it a condition`,
      );
    asker.answer(def, cut, options); // the same refusals as the number itself
    const counted = typeof def.counted === 'function' ? def.counted(chosen as never) : def.counted;
    return first(listing(question, { ...cut, ...change }, counted), top);
  }
  if (top !== null && isPlain(def) && !cut.by.some((axis) => 'field' in axis))
    throw new Sentence(
      `${def.name}: "top = ${top}" keeps the largest of a group, as of owners. The largest rows: ${callOf(def, 'rows', `top = ${top}`)}`,
    );
  const limited = top === null || !isPlain(def) ? cut : keepLargest(asker, def, cut, options, top);
  let answer = asker.answer(def, limited, options);
  if (!isPlain(def)) answer = first(answer, top);
  if (words.versus && (isPlain(def) || !comparesItself(def, words.versus))) {
    if (!isPlain(def)) throw new Sentence(isNoNumber(def, words.versus));
    answer =
      words.versus === 'goal'
        ? comparedToGoal(asker, def, limited, options, answer)
        : compared(asker, def, limited, options, answer, words.versus);
  }
  const history = question.book.history();
  const seen = history.length > 0 ? seenText(history, question.asOf) : '';
  return finished(def.name, { ...answer, definition: answer.definition + seen }, question, limited);
}

/** The first rows of an answer; all where none are named. */
const first = (answer: Answer, top: number | null): Answer =>
  top === null ? answer : { ...answer, rows: answer.rows.slice(0, top) };

/** Whether a list sets itself beside what is asked. */
const comparesItself = ({ compares }: Pick<TableMetric<never>, 'compares'>, versus: string): boolean =>
  versus === 'goal' ? compares === 'goals too' || compares === 'goals alone' : !!compares && compares !== 'goals alone';

/** Why what is asked of one number cannot be asked of a list, and what to do. */
const isList = (name: string, asked: string, way = ''): string =>
  `${name}: ${asked}, and ${name} answers with a list${way && '. ' + way}`;

/** Why a list cannot be set beside another number. */
function isNoNumber({ name, needs }: AnyMetric, versus: string): string {
  if (versus !== 'goal') return isList(name, '"vs" compares one number with another');
  return needs.goals
    ? `${name} is told against the Goals table as it is. Leave "vs goal" out: =${name}(DEALS;GOALS;SETTINGS)`
    : isList(name, 'a goal is set for one number', 'Every goal beside what is reached: =KPIS(DEALS;GOALS;SETTINGS)');
}

/** Sorting and the total row, which hold for every table. */
function finished(name: string, answer: Answer, { words }: Question, cut: Cut): Answer {
  const head = headOf(answer);
  let { rows } = answer;
  if (words.sortByMetric && head >= 0) {
    const size = (value: Value): number => (typeof value === 'number' ? value : -Infinity);
    rows = rows.slice().sort((a, b) => size(b[head]) - size(a[head]) || (a.join() < b.join() ? -1 : 1));
  }
  if (words.total && cut.by.length > 0) {
    const total = [...cut.by.map((_, k) => (k === 0 ? 'Total' : '')), ...answer.whole];
    if (total.length !== answer.columns.length)
      throw new Sentence(isList(name, '"with total" adds up groups', 'Leave it out'));
    rows = [...rows, total];
  }
  return { ...answer, rows };
}

/** A cut that keeps the largest names of its first field and calls the rest `(others)`, before anything is computed. */
export function keepLargest(
  asker: Asker,
  def: PlainMetric,
  cut: Cut,
  options: ReadonlyMap<string, string | number>,
  top: number,
  axis = cut.by.findIndex((each) => 'field' in each),
): Cut {
  if (axis < 0) return cut;
  const alone = asker.answer(def, { ...cut, by: [cut.by[axis]], keep: undefined }, options);
  const names = alone.rows.map((row) => String(row[0])).filter((name) => name !== NONE);
  return names.length <= top ? cut : { ...cut, keep: { axis, names: names.slice(0, top) } };
}
