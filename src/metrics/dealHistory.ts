import type { Cell } from '../facts/fact';
import { NO_SIZE } from '../facts/histories/histories';
import { logOfSize } from '../facts/sizes';
import type { DealHistory } from '../models/pipeline/learned';

type Histories = Cell<'since' | 'days' | 'size', 'won' | 'lost' | 'open' | 'wonValue' | 'openValue'>;

/** One group's deals as the models of what will be won read them. */
export function historyOf(cell: Histories): DealHistory {
  const columns = [cell.column('open'), cell.column('won'), cell.column('lost')];
  let n = 0;
  for (const column of columns) for (let i = 0; i < column.length; i++) if (column[i] > 0) n++;
  const [since, days, value, outcome, count] = [0, 1, 2, 3, 4].map(() => new Float64Array(n));
  const size = cell.column('size');
  const worth = [cell.column('openValue'), cell.column('wonValue'), null];
  const [ago, age] = [cell.column('since'), cell.column('days')];
  for (let i = 0, at = 0; at < n; i++)
    for (let state = 0; state < 3; state++) {
      const many = columns[state][i];
      if (!(many > 0)) continue;
      const values = worth[state];
      since[at] = ago[i];
      days[at] = age[i];
      outcome[at] = state;
      count[at] = many;
      value[at++] = size[i] === NO_SIZE ? NaN : values ? values[i] / many : Math.exp(logOfSize(size[i]));
    }
  return { since, days, value, outcome, count };
}
