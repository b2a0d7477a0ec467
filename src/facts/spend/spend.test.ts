import { ask, each, whole } from '../ask.testing';
import { spend } from './spend';

const SPEND = [
  ['date', 'amount', 'source'],
  ['2026-01-01', 100, 'Webinar'],
  ['2026-06-30', 20, 'webinar'],
  ['2026-07-01', 30, 'Webinar'],
  ['', 40, 'Ads'],
  ['2026-02-01', '', 'Fair'],
  ['2026-02-01', 5, ''],
];

describe('spend', () => {
  // By hand: 100 + 20 + 5; one row is later than the as-of day, one has no date, one no amount.
  test('what was spent by the as-of day', () => {
    expect(whole(ask(spend, SPEND))).toEqual({ spend: 125 });
    expect(whole(ask(spend, SPEND, { asOf: '2026-07-01' }))).toEqual({ spend: 155 });
  });

  test('a group that holds no money is no group', () => {
    expect(each(ask(spend, SPEND, { by: [{ field: 'source' }] }), 'spend')).toEqual({ '(none)': 5, Webinar: 120 });
  });

  test('a field that the table lacks puts all into (none); a condition on it is a sentence', () => {
    expect(each(ask(spend, SPEND, { by: [{ field: 'owner' }] }), 'spend')).toEqual({ '(none)': 125 });
    const where = [{ field: 'owner', op: '=', values: ['Ana'] }] as const;
    expect(() => ask(spend, SPEND, { where })).toThrow('Spend has no owner column');
  });

  test('says what is missing', () => {
    expect(ask(spend, SPEND).leftOut.map(({ reason, first }) => [reason, ...first])).toEqual([
      ['Spend: without a date', 5],
      ['Spend: without an amount', 6],
    ]);
  });
});
