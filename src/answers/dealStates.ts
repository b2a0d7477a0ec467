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
  id: '',
  outcome,
  amount: 0,
  expected: null,
  group: null,
}));

/**
 * Every deal as it stood at the end of a day, in the group of the cut's fields; deals that its conditions leave out are
 * there without a group. Its place is the row of the table of today, behind those come deals that are gone from it, and
 * the parts of deals that are several lines. Of deals closed in `before` too, or by the first day that is compared
 * (null), only the outcome is told.
 */
export function dealStates(
  today: Book,
  cut: Cut,
  day: Day,
  settings: Settings,
  before: DealStates | null,
): (DealState | undefined)[] {
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
  const namesOf = ({ labels }: typeof open): string[] => labels.map((each) => each.join('\u0000'));
  const [ofOpen, ofClosed] = [namesOf(open), namesOf(closed)];
  const now = today.get('deals') as Table;
  const rows = now.values.length + 1;
  const others = now.keep('places of others', () => new Map<string, number>());
  const placeOf = (key: string): number => {
    if (!others.has(key)) others.set(key, rows + others.size);
    return others.get(key) as number;
  };
  const states = new Array<DealState | undefined>(rows + others.size);
  const dealAt = new Map<string, number>();
  const isWhole = open.n === deals.n; // no deal is more lines than one
  for (let i = 0; i < open.n; i++) {
    const state = open.state[i];
    if (state === UNSEEN) continue;
    const { weight, group: groups } = state === OPEN ? open : closed;
    if (weight[i] === 0) continue; // a part that stands with another of its deal
    const row = open.rowNumber(i);
    const group = groups[i] < 0 ? null : (state === OPEN ? ofOpen : ofClosed)[groups[i]];
    let place = row;
    if (!isWhole) {
      const line = open.dealOf(i);
      const deal = ids[i] !== '' && (dealAt.get(ids[i]) ?? line) === line ? ids[i] : `#${row}`;
      dealAt.set(deal, line);
      // the parts of a deal go by their group behind the first
      place = placeOf(deal);
      if (states[place]) place = placeOf(`${deal}\u0000${group}`);
    } else if (row >= rows) place = placeOf(ids[i]);
    const was = before?.[place];
    if (state !== OPEN && (before === null || (was && was.outcome !== 'open'))) {
      states[place] = LONG_CLOSED[state === WON ? 0 : 1];
      continue;
    }
    states[place] = {
      id: ids[i],
      outcome: state === OPEN ? 'open' : state === WON ? 'won' : 'lost',
      amount: (amount[i] || 0) * weight[i],
      share: weight[i],
      ...rateOf(amount[i], own[open.dealOf(i)], currency?.[open.dealOf(i)]),
      expected: expected[i] === NO_DAY ? null : expected[i],
      group,
    };
  }
  return states;
}

/** What one unit of a deal's own currency counts, where its amount is converted. */
const rateOf = (amount: number, own: number, currency: string | undefined): Pick<DealState, 'rate' | 'currency'> =>
  amount === own || !(own !== 0) || !(amount === amount) ? { currency } : { rate: amount / own, currency };
