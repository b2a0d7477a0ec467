import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import type { OpenDeal } from '../metrics/metric';
import { codedColumn } from '../question/columns';
import type { Cut } from '../question/cut';
import { rowsOf } from '../question/rows';
import type { Settings } from '../question/settings';
import { OPEN } from '../tables/outcome';
import { NONE } from '../tables/dictionary';
import type { Book } from '../tables/book';
import type { Table } from '../tables/table';

/** The deals of a cut that are open on its as-of day, each with the stage it then was in. */
export function openDeals(book: Book, cut: Cut, settings: Settings): OpenDeal[] {
  const deals = book.get('deals') as Table;
  const spells = book.get('spells') as Table;
  const rows = rowsOf(deals, { ...cut, by: [] }, 'expected', book, settings);
  const { state, group, number, day, weight } = rows;
  const created = day('created');
  const amount = number('amount');
  const entered = spells.day('entered');
  const { codes, names } = spells.coded('stage');
  const pipelines = codedColumn(deals, 'pipeline', book);
  const spellOf = new Int32Array(deals.values.length + 1).fill(-1); // by row
  for (let s = 0; s < spells.n; s++)
    if (entered[s] !== NO_DAY && entered[s] <= cut.asOf) spellOf[spells.rowNumber[s]] = s; // the last one stays
  const dayOf = (at: Day): Day | null => (at === NO_DAY ? null : at);
  const found: OpenDeal[] = [];
  for (let i = 0; i < rows.n; i++) {
    if (group[i] < 0 || state[i] !== OPEN) continue;
    const row = rows.rowNumber(i);
    const spell = spellOf[row];
    found.push({
      row,
      amount: amount[i] === amount[i] ? amount[i] * weight[i] : null,
      pipeline: pipelines && pipelines.codes[i] >= 0 ? pipelines.labels[pipelines.codes[i]] : NONE,
      stage: spell < 0 ? null : names.names()[codes[spell]],
      entered: spell < 0 ? null : entered[spell],
      created: dayOf(created[i]),
      text: (field) => (rows.has(field) ? rows.text(field)[i] || null : null),
    });
  }
  return found;
}
