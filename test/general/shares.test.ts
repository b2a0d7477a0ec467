import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Asker } from '../../src/answers/asker';
import type { AnyFact } from '../../src/facts/fact';
import { METRICS } from '../../src/metrics/all.generated';
import { readArguments } from '../../src/question/arguments';
import type { Axis, Condition } from '../../src/question/cut';
import { asOf, cell, rowsOf } from '../support/cell';
import { always } from './asked';
import type { Grid } from './tables';
import { tablesOf } from './tables';
import { AS_OF, worlds } from './world';

/** Random deals of which some have several owners and products: in a cell, in Splits, in Lines. */
interface Shared {
  readonly deals: Grid;
  readonly lines: Grid;
  readonly splits: Grid;
  readonly owners: Grid;
}

const OWNERS = ['Ana; Ben', 'Ben 70%; Cem 30%', 'Ana, Ben', 'Cem; Ana; Ben', 'ana;ANA', 'Ana 60%; Ben 60%'];
const PRODUCTS = ['Basic, Pro; Training', 'Pro; Basic', 'Basic + Training', 'Pro; Audit'];

const shared: fc.Arbitrary<Shared> = fc
  .tuple(
    worlds(25),
    fc.array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 9 }), fc.nat({ max: 5 }), fc.integer({ min: -2, max: 9 })), {
      minLength: 31,
      maxLength: 31,
    }),
  )
  .map(([world, luck]) => {
    const { deals, owners } = tablesOf(world);
    const [headings, ...rows] = deals as Grid;
    const [owner, product] = [headings.indexOf('Owner'), headings.indexOf('Product')];
    const free = headings.map((_, i) => i).filter((i) => headings[i] !== 'team'); // of its owner, by Owners
    const changed = rows.map((row, r) => {
      const [o, p] = luck[r];
      return free.map((i) => (i === owner ? (OWNERS[o] ?? row[i]) : i === product ? (PRODUCTS[p] ?? row[i]) : row[i]));
    });
    const lines: (string | number)[][] = [['Deal ID', 'Product', 'Quantity', 'Amount']];
    const splits: (string | number)[][] = [['Deal ID', 'Owner', 'Share']];
    rows.forEach((row, r) => {
      const [, , kind, value] = luck[r];
      const id = String(row[0]);
      if (kind === 1) lines.push([id, 'Basic', 2, 100], [id, 'Pro', 1, value * 50], [id, 'Extra', 3, '']);
      if (kind === 2) lines.push([id, 'Basic', 2, 100], [id, 'Discount', 1, -10 * value], [id, 'basic ', 1, 30]);
      if (kind === 3) splits.push([id, 'Ana', '25%'], [id, 'Dora', '75%']);
      if (kind === 4) splits.push([id, 'Ben', 50], [id, '', value]);
    });
    return { deals: [free.map((i) => headings[i]), ...changed], lines, splits, owners: owners as Grid };
  });

const outside = () => {
  throw new TypeError('asked a service');
};
const askerOf = (tables: readonly Grid[]): Asker => {
  const question = readArguments('SALES', [...tables, asOf(AS_OF)], {
    today: outside,
    zone: outside,
    tables: outside,
  });
  return new Asker(question, METRICS, { period: null, by: [], where: [], asOf: question.asOf });
};
const passed = ({ deals, lines, splits, owners }: Shared): Grid[] => [deals, lines, splits, owners];

const FACTS = join(__dirname, '../../src/facts');
const facts = readdirSync(FACTS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(FACTS, entry.name, `${entry.name}.ts`)))
  .map(({ name }): AnyFact => require(join(FACTS, name, name))[name])
  .filter(({ table }) => table === 'deals' || table === 'spells' || table === 'reaches');

const near = (one: number, two: number): boolean =>
  Math.abs(one - two) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(two));
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

describe.each(facts)('several owners and products: fact $name', (def) => {
  const adding = Object.keys(def.measures).filter((name) => def.measures[name].adds === 'always');
  const groupings: readonly (readonly Axis[])[] = [
    [{ field: 'owner' }],
    [{ field: 'product' }],
    [{ field: 'team' }],
    [{ field: 'owner' }, { field: 'product' }],
    [{ field: 'source' }, { field: 'owner' }],
  ];
  const conditions: readonly (readonly [Condition, Condition])[] = [
    [
      { field: 'owner', op: '=', values: ['Ana'] },
      { field: 'owner', op: '<>', values: ['Ana'] },
    ],
    [
      { field: 'product', op: 'in', values: ['Basic', 'Extra'] },
      { field: 'product', op: 'not in', values: ['Basic', 'Extra'] },
    ],
    [
      { field: 'team', op: '=', values: ['North'] },
      { field: 'team', op: '<>', values: ['North'] },
    ],
  ];

  test('groups add up to the whole, and so do a filter and its complement', () => {
    always(shared, 8, (tables) => {
      const asker = askerOf(passed(tables));
      const whole = asker.fact(def, {});
      for (const by of groupings) {
        const parts = asker.fact(def, { by });
        for (const name of adding)
          if (!near(sum(parts.measure[name]), sum(whole.measure[name])))
            throw new Error(
              `${name} by ${JSON.stringify(by)}: ${sum(parts.measure[name])}, ${sum(whole.measure[name])}`,
            );
      }
      for (const [one, other] of conditions) {
        const [a, b] = [asker.fact(def, { where: [one] }), asker.fact(def, { where: [other] })];
        for (const name of adding)
          if (!near(sum(a.measure[name]) + sum(b.measure[name]), sum(whole.measure[name])))
            throw new Error(`${name} where ${JSON.stringify(one)}`);
      }
    });
  });
});

const HEAD = ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Owner', 'Product', 'Customer', 'Quantity'];
const deals: unknown[][] = [
  HEAD,
  ['a', 'Won', '2026-01-01', '2026-01-31', 1000, 'Ana 60%; Ben 40%', 'Basic', 'Acme', 10],
  ['b', 'Won', '2026-01-01', '2026-02-01', 300, 'Ana', 'Basic, Pro; Training', 'Birch', 3],
  ['c', 'Lost', '2026-01-01', '2026-02-01', 500, 'Ben', 'Pro', 'Cedar', 1],
  ['d', 'Won', '2026-01-01', '2026-03-01', 200, 'Cem', 'Basic', 'Acme', 2],
];
const settings = asOf('2026-06-30');

/** What a cell shows, line by line in order of their names, numbers to nine digits: sums of thirds differ in the last; no row numbers. */
const plain = (name: string, args: readonly unknown[]): string[] =>
  (cell(name, ...args) as unknown[][])
    .map((line) =>
      JSON.stringify(
        line.map((value) =>
          typeof value === 'number' ? value.toPrecision(9) : String(value).replace(/rows? [\d, –]+/g, ''),
        ),
      ),
    )
    .sort();

test('the order of the rows changes nothing', () => {
  always(shared, 4, (tables) => {
    const turned = passed(tables).map(([headings, ...rows]) => [headings, ...rows.slice().reverse()]);
    for (const by of ['owner', 'product', 'team', 'owner, product'])
      for (const name of ['SALES', 'NEWVSRETURNING', 'WINRATE'])
        expect(plain(name, [...turned, asOf(AS_OF), by])).toEqual(plain(name, [...passed(tables), asOf(AS_OF), by]));
  });
});

describe('several owners and products, by hand', () => {
  test('shares in the cell: 600 of 1,000 are Ana’s, and 300 of her own', () => {
    expect(rowsOf('SALES', deals, settings, 'owner').map((row) => [row.Owner, row.Sales])).toEqual([
      ['Ana', 900],
      ['Ben', 400],
      ['Cem', 200],
    ]);
    expect(cell('SALES', deals, settings, 'owner = Ana')).toBe(900);
    expect(cell('SALES', deals, settings)).toBe(1500);
    expect(rowsOf('DEALSWON', deals, settings, 'owner').map((row) => row['Deals won'])).toEqual([1.6, 1, 0.4]);
    expect(cell('DEALSWON', deals, settings)).toBe(3);
    // by hand: a third of a deal won and one lost are fewer than two cases
    expect(cell('WINRATE', deals, settings, 'product = Pro')).toMatch(/two deals/);
  });

  test('Splits come before the cell, Lines before the product, and a team that both are in counts a deal once', () => {
    const splits = [
      ['Deal ID', 'Owner', 'Share'],
      ['a', 'Ben', 25],
      ['a', 'Cem', 75],
    ];
    const owners = [
      ['Owner', 'Team'],
      ['Ana', 'North'],
      ['Ben', 'South'],
      ['Cem', 'South'],
    ];
    const byOwner = rowsOf('SALES', deals, splits, settings, 'owner').map((row) => [row.Owner, row.Sales]);
    expect(byOwner).toEqual([
      ['Cem', 950], // by hand: 750 + 200
      ['Ana', 300],
      ['Ben', 250],
    ]);
    expect(
      rowsOf('DEALSWON', deals, splits, owners, settings, 'team').map((row) => [row.Team, row['Deals won']]),
    ).toEqual([
      ['South', 2],
      ['North', 1],
    ]);
    const lines = [
      ['Deal ID', 'Product', 'Quantity', 'Amount'],
      ['a', 'Basic', 5, 250],
      ['a', 'Setup', 1, 750],
      ['d', 'Basic', 2, 210],
      ['d', 'Discount', 1, -10],
    ];
    expect(rowsOf('SALES', deals, lines, settings, 'product').map((row) => [row.Product, row.Sales])).toEqual(
      [
        ['Setup', 750],
        ['Basic', 550], // by hand: 250 + 100 + 200, the discount off the only other line
        ['Pro', 100],
        ['Training', 100],
        ['Discount', 0],
      ].filter((row) => row[0] !== 'Discount'),
    );
  });

  test('a cell of several names, asked for as it stands, is the whole of its deals', () => {
    expect(cell('SALES', deals, settings, 'product =', 'Basic, Pro; Training')).toBe(300);
    expect(cell('SALES', deals, settings, 'owner = ana 60%; ben 40%', 'product = Basic')).toBe(1000);
    expect(rowsOf('SALES', deals, settings, 'product = Basic, Pro; Training', 'owner').map((row) => row.Sales)).toEqual(
      [300],
    );
  });

  test('shares that do not add up are counted in proportion, and named', () => {
    const uneven = deals.map((row) => row.map((each) => (each === 'Ana 60%; Ben 40%' ? 'Ana 60%; Ben 60%' : each)));
    const [row] = rowsOf('SALES', uneven, settings, 'owner');
    expect(row).toMatchObject({ Owner: 'Ana', Sales: 800 }); // by hand: half of 1,000 and 300
    expect(row['Left out']).toMatch(/shares of owner that do not add up to 100 % \(counted in proportion\) \(row 2\)/);
  });

  test('the team an owner was in on the close date', () => {
    const owners = [
      ['Owner', 'Team', 'From'],
      ['Ana', 'South', '2026-02-01'],
      ['Ana', 'North', ''],
      ['Cem', 'West', '2026-04-01'],
    ];
    expect(rowsOf('SALES', deals, owners, settings, 'team').map((row) => [row.Team, row.Sales])).toEqual([
      ['North', 600],
      ['South', 300],
      ['(none)', 600], // Ben in no team; Cem's begins after his deal
    ]);
  });

  test('rows list the part that counted, with its share', () => {
    expect(
      rowsOf('SALES', deals, settings, 'owner = Ana', 'rows').map((row) => [row['Deal id'], row.Amount, row.Share]),
    ).toEqual([
      ['a', 600, 0.6],
      ['b', 300, 1],
    ]);
  });

  test('a first deal with two owners is one new customer, half of it each one’s', () => {
    const rows = rowsOf('NEWVSRETURNING', deals, settings, 'owner');
    const total = rows.reduce((all, row) => all + Number(row['New deals'] ?? 0), 0);
    expect(total).toBeCloseTo(2, 9); // by hand: Acme by deal a, Birch by deal b
    expect(cell('REPEATRATE', deals, settings, 'owner in (Ana; Ben)')).toBe(0); // one deal each, in two parts
  });
});
