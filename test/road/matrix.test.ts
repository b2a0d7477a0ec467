import { TEMPLATES } from '../../src/reports/templates';
import { sampleTables } from '../../samples/generate';
import type { Data } from './matrix';
import { expectReport, isLong, LOCALES, openAt } from './matrix';

type Row = (string | number)[];
const HEADINGS = ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date', 'Owner', 'Source', 'Product'];

/** Deals of a year by a rule that is easy to count; every third is open. */
function deals(count: number, of: { customers: number; amount: (i: number) => number }): Row[] {
  const rows: Row[] = [[...HEADINGS, 'Stage']];
  for (let i = 0; i < count; i++) {
    const status = ['Won', 'Lost', 'Open'][i % 3];
    const month = `2026-0${1 + (i % 9)}`;
    rows.push([
      ...[`D-${i}`, `C${i % of.customers}`, of.amount(i), status, `${month}-01`],
      ...[status === 'Open' ? '' : `${month}-${10 + (i % 19)}`, `O${i % 4}`, ['Web', 'Ads'][i % 2]],
      ...[['Basic', 'Pro', 'Max'][(i % 5) % 3], status === 'Open' ? 'Offer' : status],
    ]);
  }
  return rows;
}
const SPEND: Row[] = [
  ['Date', 'Source', 'Amount'],
  ['2026-01-15', 'Web', 1000],
  ['2026-06-15', 'Ads', 2500],
];
const GOALS: Row[] = [
  ['Metric', 'Period', 'Target'],
  ['Sales', '2026', 5000],
  ['Win rate', '2026', 0.4],
];
const sample = Object.entries(sampleTables({ deals: isLong ? 2000 : 500 })).map(([name, rows]) => ({
  name,
  rows: rows as Row[],
}));

const DATA: readonly Data[] = [
  { name: 'the sample', tabs: sample, asOf: '2026-10-31', counted: null },
  {
    name: 'twelve rows',
    tabs: [{ name: 'Deals', rows: deals(12, { customers: 4, amount: (i) => 1000 + i }) }],
    asOf: '2026-10-31',
    // by hand: deals 0, 3, 6 and 9 were won
    counted: { sales: 1000 + 1003 + 1006 + 1009, won: 4 },
  },
  {
    name: 'a hundred thousand rows',
    tabs: [
      { name: 'Deals', rows: deals(100000, { customers: 9000, amount: (i) => 100 + (i % 7) }) },
      { name: 'Spend', rows: SPEND },
      { name: 'Goals', rows: GOALS },
    ],
    asOf: '2026-10-31',
    // by hand: 33,334 deals are won (0, 3, … 99,999), their remainders by 7 run through 0 3 6 2 5 1 4: 4,762 rounds make 21 each
    counted: { sales: 33334 * 100 + 4762 * 21, won: 33334 },
  },
];

/** Whether the usual run builds a report there; the long mode builds every one in every place. */
function isChosen(d: number, l: number, t: number): boolean {
  if (isLong) return true;
  if (d === 2) return l === 3 && t === 2; // 100,000 rows once; calls.test has the summary
  return d === 0 ? l < 2 && t % 2 === l : t % LOCALES.length === l;
}

describe.each(DATA.map(({ name }, d) => [name, d] as const))('every report on %s', (_, d) => {
  const data = DATA[d];
  const places = LOCALES.filter((__, l) => TEMPLATES.some((___, t) => isChosen(d, l, t)));

  test.each(places)(
    '%s: right, without an error or an empty chart, in forty service calls',
    (locale) => {
      const l = LOCALES.indexOf(locale);
      const book = openAt(data, locale);
      TEMPLATES.forEach(({ title }, t) => {
        if (!isChosen(d, l, t)) return;
        // what a live report shows is what a snapshot holds: each in half of the places
        if (isLong && d < 2) for (const mode of ['live', 'snapshot'] as const) expectReport(book, data, title, mode);
        else expectReport(book, data, title, (l + t) % 2 ? 'live' : 'snapshot');
      });
    },
    1800000,
  );
});
