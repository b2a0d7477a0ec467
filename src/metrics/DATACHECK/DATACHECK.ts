import { closings } from '../../facts/closings/closings';
import type { AnyFact } from '../../facts/fact';
import { lifeTable } from '../../facts/lifeTable/lifeTable';
import { openings } from '../../facts/openings/openings';
import { pipeline } from '../../facts/pipeline/pipeline';
import { purchases } from '../../facts/purchases/purchases';
import { spend } from '../../facts/spend/spend';
import type { LeftOut } from '../../tables/table';
import type { Value } from '../metric';
import { tableMetric } from '../metric';

/** Every fact that leaves rows out, and which answers stand on it. */
const CHECKED: readonly (readonly [fact: AnyFact, concerns: string])[] = [
  [closings, 'SALES, DEALSWON, WINRATE, PRODUCTSALES'],
  [openings, 'SOURCEQUALITY'],
  [lifeTable, 'SALESCYCLE'],
  [pipeline, 'PIPELINE'],
  [purchases, 'NEWVSRETURNING, REPEATRATE, CAC, CLV'],
  [spend, 'CAC'],
];

export const DATACHECK = tableMetric({
  name: 'DATACHECK',
  question: 'Which of my rows do not count, and why?',
  brief: 'One row per kind of problem: how many rows it has, the first of them, and which answers leave them out.',
  better: 'neither',
  level: 'new',
  needs: {},
  example: '',
  options: {},
  answer(ask) {
    const { book } = ask.question;
    const found = new Map<string, { item: LeftOut; concerns: string[] }>();
    const note = (items: readonly LeftOut[], concerns: string): void => {
      for (const item of items) {
        const known = found.get(item.reason);
        if (known && !known.concerns.includes(concerns)) known.concerns.push(concerns);
        else if (!known) found.set(item.reason, { item, concerns: [concerns] });
      }
    };
    for (const [fact, concerns] of CHECKED)
      if (book.get(fact.table)) note(ask.fact(fact, { by: [] }).leftOut, concerns);
    for (const table of book.all()) note(table.problems(), 'every answer that reads this column');
    const rows = Array.from(found.values(), ({ item, concerns }): Value[] => [
      item.reason,
      item.rows,
      item.first.join(', ') + (item.rows > item.first.length ? ', …' : ''),
      concerns.join(', '),
    ]);
    rows.sort((a, b) => Number(b[1]) - Number(a[1]) || (String(a[0]) < String(b[0]) ? -1 : 1));
    return {
      columns: [
        { heading: 'Problem', unit: 'text', role: 'evidence' },
        { heading: 'Rows', unit: 'count', role: 'evidence' },
        { heading: 'Which rows', unit: 'text', role: 'evidence' },
        { heading: 'Left out of', unit: 'text', role: 'evidence' },
      ],
      rows: rows.length > 0 ? rows : [['Nothing found: every row counts', 0, '', '']],
      whole: [],
      refusal: null,
      leftOut: [],
      definition: 'The rows that answers leave out, by reason.',
    };
  },
});
