import { asOf, cell, rowsOf } from '../../../test/support/cell';
import { isoText, readIsoDay } from '../../calendar/day';
import { gamma, exponential } from '../../models/customer-value/testing/random';
import { seeded } from '../../models/random/seeded';

const HEAD = ['Deal ID', 'Customer', 'Status', 'Close date', 'Amount', 'Source'];
const deals = [
  HEAD,
  ['a', 'Acme', 'Won', '2025-11-01', 100, 'Web'],
  ['b', 'Acme', 'Won', '2026-01-10', 300, 'Ads'],
  ['c', 'Birch', 'Won', '2026-01-11', 50, 'Ads'],
  ['d', 'Birch', 'Won', '2026-02-11', -20, 'Ads'],
];

describe('CLV, basis = historic', () => {
  test('by hand: 430 net of a refund from two customers', () => {
    expect(cell('CLV', deals, 'SETTINGS', 'basis = historic')).toBe(215);
  });

  test('a customer belongs to the source and the month of the first deal, with all that came after', () => {
    const rows = rowsOf('CLV', deals, 'SETTINGS', 'source', 'basis = historic');
    expect(rows.map((row) => [row.Source, row.CLV])).toEqual([
      ['Ads', 30],
      ['Web', 400],
    ]);
    expect(cell('CLV', deals, 'SETTINGS', '2025-11', 'basis = historic')).toBe(400);
  });

  test('margin scales it; above 100 % is a sentence', () => {
    expect(cell('CLV', deals, 'SETTINGS', 'margin = 40%', 'basis = historic')).toBeCloseTo(86, 12);
    expect(cell('CLV', deals, 'SETTINGS', 'margin = 140%')).toMatch(/^!.*margin/);
  });

  test('by customer: what each has brought', () => {
    const rows = rowsOf('CLV', deals, 'SETTINGS', 'customer', 'basis = historic', 'margin = 50%');
    expect(rows.map((row) => [row.Customer, row.CLV, row.Purchases, row['Last purchase']])).toEqual([
      ['Acme', 200, 2, '2026-01-10'],
      ['Birch', 15, 1, '2026-01-11'],
    ]);
  });
});

/** By hand: each month of a year three customers come with 100 each and buy for 50 in the month after. */
const steady = [
  HEAD,
  ...Array.from({ length: 12 }, (_, month) =>
    [1, 2, 3].flatMap((k) =>
      [month, month + 1].map((at, again) => [
        `${month}-${k}-${again}`,
        `C${month}-${k}`,
        'Won',
        `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-1${k}`,
        again ? 50 : 100,
        k === 1 ? 'Ads' : 'Web',
      ]),
    ),
  ).flat(),
];

describe('CLV on the cohort curve', () => {
  const on = asOf('2026-01-31');

  test('by hand: 100 at once and 50 a month later', () => {
    expect(cell('CLV', steady, on, 'horizon = 2 months', 'discount = 0%')).toBeCloseTo(150, 9);
    expect(cell('CLV', steady, on, 'horizon = 1 month')).toBeCloseTo(100, 9);
    // 50 / 1.1^(1/12) = 49.60444 (by hand)
    expect(cell('CLV', steady, on, 'horizon = 2 months', 'margin = 50%')).toBeCloseTo((100 + 49.60444) / 2, 4);
  });

  test('it says which rung it stands on, and why on none above', () => {
    const [row] = rowsOf('CLV', steady, on, 'horizon = 2 months', 'details');
    expect(row.Method).toBe('The revenue of 12 monthly cohorts by age');
    expect(row.Refused).toMatch(
      /a repeat purchase has no churn; BG\/NBD needs at least 100 customers, and there are 36;/,
    );
    expect(row['Earned so far']).toBe(150);
  });

  test('a horizon that no three cohorts have reached: what was earned so far, and it says so', () => {
    const [row] = rowsOf('CLV', steady, on, 'details');
    expect([row.CLV, row.Method]).toEqual([150, 'Earned so far, with nothing about the future']);
    expect(row.Refused).toMatch(/cohort curve needs at least three cohorts as old as the horizon, and there are 0$/);
  });

  // By hand: Ads begins with 160, Web with 100, all go on with 50; of 120 and 50 for all the first is each group's own.
  test('a group that does not carry the rung of all has its own first purchase and then what all customers tell', () => {
    const table = steady.map((row) => (row[5] === 'Ads' && row[4] === 100 ? [...row.slice(0, 4), 160, 'Ads'] : row));
    const rows = rowsOf('CLV', table, on, 'source', 'horizon = 2 months', 'discount = 0%', 'margin = 50%');
    expect(rows.map((row) => [row.Source, row.CLV, row['Earned so far'], row.Customers])).toEqual([
      ['Web', 75, 75, 24],
      ['Ads', 105, 105, 12],
    ]);
    expect(rows[1].Method).toBe(
      'Its own first purchase, then as all customers: the revenue of 12 monthly cohorts by age',
    );
    expect(rows[0].Refused).toBe('the cohort curve needs at least 30 customers, and there are 24');
  });

  test('by customer nothing is said of the future', () => {
    const rows = rowsOf('CLV', steady, on, 'customer');
    expect(rows.length).toBe(36);
    expect(rows[0]).toMatchObject({ CLV: '', Purchases: 2, 'Earned so far': 150, Segment: 'Repeat', 'P(alive)': '' });
    expect(rows[0].Method).toMatch(/^Nothing is said of the future: .*BG\/NBD needs at least 100 customers/);
  });
});

describe('CLV with a churn in the Settings tab', () => {
  const monthly = [
    HEAD,
    ...[1, 2, 3].flatMap((k) =>
      [1, 2, 3, 4, 5, 6].map((m) => [`${k}-${m}`, `C${k}`, 'Won', `2026-0${m}-15`, 100, k === 1 ? 'Ads' : 'Web']),
    ),
  ];
  const on = (churn: string) => [...asOf('2026-06-30'), ['Monthly churn', churn]];

  test('by hand: 100 a month at half margin, 5 % lost a month, a year: 50 × (1 − .95¹²) / .05', () => {
    const choice = ['horizon = 12 months', 'discount = 0%', 'margin = 50%'];
    expect(cell('CLV', monthly, on('5%'), ...choice)).toBeCloseTo(459.6399, 4);
    const [row] = rowsOf('CLV', monthly, on('5%'), 'details', ...choice);
    expect([row.Method, row.Refused]).toEqual([
      'Revenue of 100.00 a customer and month × margin, 5 % lost a month',
      '',
    ]);
    expect(rowsOf('CLV', monthly, on('5%'), 'source', ...choice).map((each) => Number(each.CLV).toFixed(4))).toEqual([
      '459.6399',
      '459.6399',
    ]);
  });

  test('nobody is lost: the horizon ends it, and 120 % is a sentence', () => {
    expect(cell('CLV', monthly, on('0%'), 'horizon = 12 months', 'discount = 0%')).toBeCloseTo(1200, 9);
    expect(cell('CLV', monthly, on('120%'))).toMatch(/^!.*Monthly churn.*needs a share from 0 to 100 %/);
  });

  test('by customer one churn for all tells nobody apart', () => {
    const [row] = rowsOf('CLV', monthly, on('5%'), 'customer');
    expect([row.CLV, row.Method]).toEqual(['', 'Nothing is said of the future: one churn for all tells nobody apart']);
  });
});

/** Customers who buy and leave as BG/NBD says, over two years, each purchase worth `worth`. */
function simulated(customers: number, seed: number, worth: (u: () => number) => number): (string | number)[][] {
  const u = seeded(seed);
  const begin = readIsoDay('2024-01-01');
  const rows: (string | number)[][] = [];
  for (let c = 0; c < customers; c++) {
    const rate = gamma(u, 0.8) / 60;
    const leaves = gamma(u, 0.8);
    const stays = gamma(u, 3);
    for (let day = 200 * u(); day < 730; day += exponential(u) / rate) {
      rows.push([`${c}-${rows.length}`, `C${c}`, 'Won', isoText(begin + Math.floor(day)), worth(u), 'Ads']);
      day = Math.floor(day) + 1; // one purchase a day
      if (u() * (leaves + stays) < leaves) break;
    }
  }
  return [HEAD, ...rows];
}

describe('CLV by BG/NBD', () => {
  const base = simulated(400, 3, (u) => 50 + Math.floor(100 * u()));
  const on = asOf('2025-12-30');

  test('a newly won customer: the first purchase, and the expected ones at a discount', () => {
    const [row] = rowsOf('CLV', base, on, 'details', 'horizon = 12 months', 'discount = 0%');
    expect(row.Method).toMatch(/^BG\/NBD \(r 0\.\d{3}, alpha \d+\.\d{3} weeks/);
    expect(row.CLV).toBeCloseTo(
      Number(row['First purchase']) + Number(row['Value per purchase']) * Number(row['Purchases to come']),
      6,
    );
    expect(Number(row['Low 95%'])).toBeLessThan(Number(row.CLV));
    expect(Number(row['High 95%'])).toBeGreaterThan(Number(row.CLV));
    const half = cell('CLV', base, on, 'horizon = 12 months', 'discount = 0%', 'margin = 50%');
    expect(Number(half) * 2).toBeCloseTo(Number(row.CLV), 6);
    expect(Number(cell('CLV', base, on, 'horizon = 12 months'))).toBeLessThan(Number(row.CLV));
  });

  test('customers one by one add up to what is expected of all; one-time buyers have no P(alive)', () => {
    const rows = rowsOf('CLV', base, on, 'customer', 'horizon = 12 months');
    const [details] = rowsOf('CLV', base, on, 'details', 'horizon = 12 months');
    const sum = rows.reduce((total, row) => total + Number(row['Expected purchases']), 0);
    expect(sum / Number(details['Expected of all'])).toBeCloseTo(1, 9);
    for (const row of rows) {
      expect(row['P(alive)'] === '').toBe(row.Purchases === 1);
      expect(row.Segment === 'One purchase').toBe(row.Purchases === 1);
    }
    expect(new Set(rows.map(({ Segment }) => Segment))).toEqual(
      new Set(['Active', 'At risk', 'Gone quiet', 'One purchase']),
    );
    const total = rowsOf('CLV', base, on, 'customer', 'horizon = 12 months', 'with total').slice(-1)[0];
    expect(total.Customer).toBe('Total');
    expect(total.CLV).toBeCloseTo(
      rows.reduce((money, row) => money + Number(row.CLV), 0),
      6,
    );
  });

  test('ten times the money is ten times the value, and the same chances', () => {
    const dear = base.map((row, r) => (r === 0 ? row : row.map((value, c) => (c === 4 ? Number(value) * 10 : value))));
    const [one, ten] = [base, dear].map((table) => rowsOf('CLV', table, on, 'customer').slice(0, 50));
    ten.forEach((row, i) => {
      expect(Number(row.CLV) / Number(one[i].CLV)).toBeCloseTo(10, 3);
      expect(row['P(alive)']).toBe(one[i]['P(alive)']);
    });
  });

  test('a source of forty customers: its own first purchases, and the repeat purchases of all', () => {
    const split = base.map((row) => (Number(String(row[1]).slice(1)) < 40 ? [...row.slice(0, 5), 'Fair'] : row));
    const choice = ['source', 'horizon = 12 months', 'discount = 0%'];
    const [ads, fair] = rowsOf('CLV', split, on, ...choice);
    expect(fair).toMatchObject({ Source: 'Fair', Customers: 40 });
    expect(fair.Method).toMatch(/^Its own first purchase, then as all customers: BG\/NBD/);
    expect(fair.Refused).toMatch(/BG\/NBD needs at least 100 customers, and there are 40/);
    const [whole] = rowsOf('CLV', split, on, 'details', ...choice.slice(1));
    const later = ({ CLV, ...row }: Record<string, unknown>): number => Number(CLV) - Number(row['First purchase']);
    expect(later(fair)).toBeCloseTo(later(whole), 9);
    expect(Number(fair['Low 95%'])).toBeLessThan(Number(fair.CLV));
    expect(ads.Method).toMatch(/^BG\/NBD/); // 360 carry it by themselves
  });

  test('everyone spends the same: the mean, and why', () => {
    const [row] = rowsOf(
      'CLV',
      simulated(400, 3, () => 80),
      on,
      'details',
    );
    expect(row.Method).toMatch(/the mean purchase for everybody \(every customer spends the same per purchase\)$/);
    expect(row['Value per purchase']).toBeCloseTo(80, 9);
  });

  test('purchases without amounts: a sentence, never 0', () => {
    const none = simulated(400, 3, () => 0);
    expect(cell('CLV', none, on)).toMatch(/^!CLV read .*the repeat purchases carry no amounts/);
  });
});
