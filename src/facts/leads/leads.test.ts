import { ask, each } from '../ask.testing';
import { leads } from './leads';

const LEADS = [
  ['lead id', 'source', 'created', 'converted'],
  ['1', 'Ads', '2026-01-01', '2026-01-05'],
  ['2', 'ads', '2026-02-01', ''],
  ['3', 'Fair', '2026-02-01', '2026-07-01'],
  ['4', 'Fair', '2026-07-01', ''],
  ['5', 'Fair', '', ''],
];

test('by hand: what came by the as-of day, and what of it had become a deal by then', () => {
  const fact = ask(leads, LEADS, { by: [{ field: 'source' }] });
  expect(each(fact, 'leads')).toEqual({ Ads: 2, Fair: 1 });
  expect(each(fact, 'converted')).toEqual({ Ads: 1, Fair: 0 });
  expect(fact.leftOut.map(({ reason }) => reason)).toEqual(['Leads: without a created date']);
});
