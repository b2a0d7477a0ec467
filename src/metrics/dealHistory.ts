import type { Cell } from '../facts/fact';
import { NO_SIZE } from '../facts/histories/histories';
import { logOfSize } from '../facts/sizes';
import type { DealHistory } from '../models/pipeline/learned';

type Histories = Cell<'since' | 'days' | 'size', 'won' | 'lost' | 'open' | 'wonValue' | 'openValue'>;

/** One group's deals as the models of what will be won read them. */
export function historyOf({ column }: Histories): DealHistory {
  const of = (name: Parameters<typeof column>[0]) => column(name) as Float64Array;
  const [open, won, lost] = [of('open'), of('won'), of('lost')];
  const n = present(open) + present(won) + present(lost);
  const history = {
    since: new Int32Array(n),
    days: new Int32Array(n),
    value: new Float64Array(n),
    outcome: new Uint8Array(n),
    count: new Float64Array(n),
  };
  // the amounts in the middle of the steps are those of the lost
  const middles = Float64Array.from({ length: NO_SIZE }, (_, size) => Math.exp(logOfSize(size)));
  fill(history, of('since'), of('days'), of('size'), open, won, lost, of('openValue'), of('wonValue'), middles);
  return history;
}

function fill(
  { since, days, value, outcome, count }: Record<keyof DealHistory, Int32Array | Float64Array | Uint8Array>,
  ago: ArrayLike<number>,
  age: ArrayLike<number>,
  size: ArrayLike<number>,
  open: Float64Array,
  won: Float64Array,
  lost: Float64Array,
  openValue: Float64Array,
  wonValue: Float64Array,
  middles: Float64Array,
): void {
  for (let i = 0, at = 0; at < count.length; i++)
    for (let state = 0; state < 3; state++) {
      const many = (state === 0 ? open : state === 1 ? won : lost)[i];
      if (!(many > 0)) continue;
      since[at] = ago[i];
      days[at] = age[i];
      outcome[at] = state;
      count[at] = many;
      value[at++] =
        size[i] === NO_SIZE ? NaN : state === 2 ? middles[size[i]] : (state === 0 ? openValue : wonValue)[i] / many;
    }
}

/** How many of a list are above 0. */
function present(values: ArrayLike<number>): number {
  let n = 0;
  for (let i = 0; i < values.length; i++) if (values[i] > 0) n++;
  return n;
}
