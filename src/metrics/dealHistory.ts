import type { Cell } from '../facts/fact';
import { NO_SIZE } from '../facts/histories/histories';
import { logOfSize } from '../facts/sizes';
import type { DealHistory } from '../models/pipeline/learned';

type Histories = Cell<'since' | 'days' | 'size', 'won' | 'lost' | 'open' | 'wonValue' | 'openValue'>;

/** One group's deals as the models of what will be won read them. */
export function historyOf({ column }: Histories): DealHistory {
  const of = (name: Parameters<typeof column>[0]) => column(name) as Float64Array;
  const columns = [of('open'), of('won'), of('lost')];
  let n = 0;
  for (const each of columns) n += present(each);
  const list = (): Float64Array => new Float64Array(n);
  const [since, days, value, outcome, count] = [list(), list(), list(), list(), list()];
  // the amounts in the middle of the steps are those of the lost
  const middles = Float64Array.from({ length: NO_SIZE }, (_, size) => Math.exp(logOfSize(size)));
  const size = column('size');
  const worth = [of('openValue'), of('wonValue'), null];
  const [ago, age] = [column('since'), column('days')];
  for (let i = 0, at = 0; at < n; i++)
    for (let state = 0; state < 3; state++) {
      const many = columns[state][i];
      if (!(many > 0)) continue;
      const values = worth[state];
      since[at] = ago[i];
      days[at] = age[i];
      outcome[at] = state;
      count[at] = many;
      value[at++] = size[i] === NO_SIZE ? NaN : values ? values[i] / many : middles[size[i]];
    }
  return { since, days, value, outcome, count };
}

/** How many of a list are above 0. */
function present(values: ArrayLike<number>): number {
  let n = 0;
  for (let i = 0; i < values.length; i++) if (values[i] > 0) n++;
  return n;
}
