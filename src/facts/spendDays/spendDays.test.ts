import { readIsoDay } from '../../calendar/day';
import { ask, measured } from '../ask.testing';
import { spendDays } from './spendDays';

const SPEND = [
  ['date', 'amount', 'source', 'kind'],
  ['2026-01-01', 100, 'Webinar', 'Google Ads'],
  ['2026-01-01', 20, 'webinar', 'Salaries'],
  ['2026-01-03', 30, 'Ads', 'Bezahlte Werbung'],
  ['2026-07-01', 40, 'Ads', 'media'],
  ['2026-02-01', '', '', 'media'],
];

test('by hand: 120 on one day of which 100 are media, 30 on another; a later day and a missing amount hold nothing', () => {
  const fact = ask(spendDays, SPEND, { by: [{ field: 'source' }] });
  expect(measured(fact, 'spend', 'media')).toEqual({
    Ads: { spend: [30], media: [30] },
    Webinar: { spend: [120], media: [100] },
  });
  expect(Array.from(fact.axis.day)).toEqual([readIsoDay('2026-01-03'), readIsoDay('2026-01-01')]);
});
