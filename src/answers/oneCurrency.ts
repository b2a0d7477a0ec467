import type { Answer, AnyMetric } from '../metrics/metric';
import { isPlain } from '../metrics/metric';
import type { Cut } from '../question/cut';
import { moneyTrouble } from '../question/money';
import type { Question } from '../question/question';

/**
 * An answer as it may be shown: as it is where its money is in one currency; without the money where that stands beside a
 * number of something else.
 * @throws Sentence where money is what was asked for
 */
export function inOneCurrency(def: AnyMetric, answer: Answer, cut: Cut, { book, settings }: Question): Answer {
  const isMoney = Object.keys(def.needs).length > 0 && answer.columns.some(({ unit }) => unit === 'money');
  const trouble = isMoney ? moneyTrouble(cut, book, settings) : null;
  if (!trouble) return answer;
  const headline = answer.columns.find(({ role }) => role === 'headline');
  if (isPlain(def) && headline?.unit !== 'money') return withoutMoney(answer);
  throw trouble;
}

/** An answer about something else, with the money beside it empty: it has no one currency. */
function withoutMoney(answer: Answer): Answer {
  const of = answer.columns.filter(({ role }) => role !== 'group');
  const at = answer.columns.length - of.length;
  return {
    ...answer,
    whole: answer.whole.map((value, i) => (of[i].unit === 'money' ? null : value)),
    rows: answer.rows.map((row) => row.map((value, i) => (i >= at && of[i - at].unit === 'money' ? null : value))),
  };
}
