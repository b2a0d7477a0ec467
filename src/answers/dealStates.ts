import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import type { DealState, DealStates } from '../models/pipeline/bridge';
import type { Cut } from '../question/cut';
import { rowsOf } from '../question/rows';
import type { Settings } from '../question/settings';
import { OPEN, UNSEEN, WON } from '../tables/outcome';
import type { Book } from '../tables/book';
import type { Table } from '../tables/table';

/** Closed deals of which nothing more is asked: that they were there, and how they ended. */
const LONG_CLOSED = (['won', 'lost'] as const).map((outcome): DealState => ({
  outcome,
  amount: 0,
  expected: null,
  group: null,
}));

/**
 * Every deal as it stood at the end of a day, by its id (by its row without one), in the group of the cut's fields; deals
 * that its conditions leave out are there without a group. Of deals closed in `before` too, or by the first day that is
 * compared (null), only the outcome is told.
 */
export function dealStates(
  today: Book,
  cut: Cut,
  day: Day,
  settings: Settings,
  before: DealStates | null,
): Map<string, DealState> {
  const book = today.on(day);
  const deals = book.get('deals') as Table;
  const asked = { ...cut, period: null, asOf: day };
  const open = rowsOf(deals, asked, 'expected', book, settings);
  const closed = rowsOf(deals, asked, 'closed', book, settings);
  const amount = open.number('amount');
  const own = deals.number(cut.measure ?? 'amount');
  const currency = deals.has('currency') ? deals.text('currency') : null;
  const expected = open.day('expected close');
  const ids = open.text('deal id');
  const states = new Map<string, DealState>();
  const namesOf = ({ labels }: typeof open): string[] => labels.map((each) => each.join('\u0000'));
  const [ofOpen, ofClosed] = [namesOf(open), namesOf(closed)];
  const placeOf = new Map<string, number>();
  const isWhole = open.n === deals.n; // no deal is more lines than one
  for (let i = 0; i < open.n; i++) {
    const state = open.state[i];
    if (state === UNSEEN) continue;
    const rows = state === OPEN ? open : closed;
    if (rows.weight[i] === 0) continue; // a part that stands with another of its deal
    const group = rows.group[i] < 0 ? null : (state === OPEN ? ofOpen : ofClosed)[rows.group[i]];
    let key = ids[i];
    if (isWhole) {
      if (key === '' || states.has(key)) key = `#${rows.rowNumber(i)}`;
    } else {
      const deal =
        key !== '' && (placeOf.get(key) ?? rows.dealOf(i)) === rows.dealOf(i) ? key : `#${rows.rowNumber(i)}`;
      placeOf.set(deal, rows.dealOf(i));
      // the parts of a deal go by their group behind the first
      key = states.has(deal) ? `${deal}\u0000${group}` : deal;
    }
    const was = before?.get(key)?.outcome ?? 'open';
    if (state !== OPEN && (before === null || was !== 'open')) {
      states.set(key, LONG_CLOSED[state === WON ? 0 : 1]);
      continue;
    }
    states.set(key, {
      outcome: state === OPEN ? 'open' : state === WON ? 'won' : 'lost',
      amount: (amount[i] || 0) * rows.weight[i],
      ...rateOf(amount[i], own[rows.dealOf(i)], currency?.[rows.dealOf(i)]),
      expected: expected[i] === NO_DAY ? null : expected[i],
      group,
    });
  }
  return states;
}

/** What one unit of a deal's own currency counts, where its amount is converted. */
const rateOf = (amount: number, own: number, currency: string | undefined): Pick<DealState, 'rate' | 'currency'> =>
  amount === own || !(own !== 0) || !(amount === amount) ? { currency } : { rate: amount / own, currency };
