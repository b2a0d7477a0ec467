import type { Answer, FoundProblem, Value } from '../metric';
import { tableMetric } from '../metric';
import { BOUNDED, boundsOf, ordinary } from './bounds';

const MOST = 10;

/** The first few of a list, joined; an ellipsis for the rest. */
const few = (items: readonly (string | number)[]): string =>
  items.slice(0, MOST).join(', ') + (items.length > MOST ? ', …' : '');

/** The deal ids of a problem's rows, as far as there are some. */
function idsOf({ table, lines }: FoundProblem): string {
  const ids: string[] = [];
  for (let k = 0; k < lines.length && ids.length <= MOST; k++) {
    const id = table.textAt('deal id', lines[k]).slice(0, 40);
    if (id !== '') ids.push(id);
  }
  return few(ids);
}

export const DATACHECK = tableMetric({
  name: 'DATACHECK',
  question: 'What is wrong with my rows, and how much does it matter?',
  brief:
    'One row per kind of problem: how many rows it has, which, and what it does; then how far the ordinary answers lie apart with these rows left out, kept, and (open deals in doubt) all won or all lost.',
  better: 'neither',
  level: 'new',
  needs: {},
  example: '',
  options: {},
  answer(ask): Answer {
    const found = ask.problems();
    const kept = found.length > 0 ? BOUNDED.map((metric) => ordinary(ask, metric)) : [];
    const rows = found.map((problem): Value[] => [
      `${problem.table.title}: ${problem.what}`,
      problem.lines.length,
      few(problem.lines.slice(0, MOST + 1).map((i) => problem.table.rowNumber[i])),
      idsOf(problem),
      problem.effect,
      ...boundsOf(ask, problem, kept),
    ]);
    rows.sort((a, b) => Number(b[1]) - Number(a[1]) || (String(a[0]) < String(b[0]) ? -1 : 1));
    const none: Value[] = ['Nothing found: every row counts', 0, '', '', '', ...BOUNDED.flatMap(() => [null, null])];
    const column = (heading: string, unit: Answer['columns'][number]['unit']): Answer['columns'][number] => ({
      heading,
      unit,
      role: 'evidence',
    });
    return {
      columns: [
        column('Problem', 'text'),
        column('Rows', 'count'),
        column('Which rows', 'text'),
        column('Deals', 'text'),
        column('What it does', 'text'),
        ...BOUNDED.flatMap(({ title, unit }) => [column(`${title} low`, unit), column(`${title} high`, unit)]),
      ],
      rows: rows.length > 0 ? rows : [none],
      whole: [],
      refusal: null,
      leftOut: [],
      definition: 'What is wrong with the rows, by kind, and how far the answers lie apart for it.',
    };
  },
});
