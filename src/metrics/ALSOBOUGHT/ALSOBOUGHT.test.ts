import fc from 'fast-check';
import { asOf, cell, rowsOf } from '../../../test/support/cell';

const HEAD = ['Deal ID', 'Status', 'Close date', 'Amount', 'Customer', 'Product'];
type Deal = readonly [customer: string, product: string, day: string];
const deals = (list: readonly Deal[]): unknown[][] => [
  HEAD,
  ...list.map(([customer, product, day], i) => [i, 'Won', day, 100, customer, product]),
];
const settings = asOf('2026-12-31');
const names = (count: number, from = 0): string[] => Array.from({ length: count }, (_, i) => `c${from + i}`);
const bought = (customers: readonly string[], product: string, day = '2026-01-01'): Deal[] =>
  customers.map((customer) => [customer, product, day]);

// ten have A; six of them bought B 30 days later, one B on the same day; ten others have B alone, twenty C alone
const LIST: Deal[] = [
  ...bought(names(10), 'A'),
  ...bought(names(6), 'B', '2026-01-31'),
  ...bought(names(1, 6), 'B'),
  ...bought(names(10, 10), 'B'),
  ...bought(names(20, 20), 'C'),
];

describe('ALSOBOUGHT', () => {
  test('by hand: 7 of 10 with A have B, which 17 of 40 have: a lift of 1.647', () => {
    const rows = rowsOf('ALSOBOUGHT', deals(LIST), settings);
    expect(rows.map((row) => [row.Product, row['Also bought']])).toEqual([
      ['A', 'B'],
      ['B', 'A'],
    ]);
    const [ab, ba] = rows;
    expect(ab).toMatchObject({
      'Attach rate': 0.7,
      Customers: 10,
      'With both': 7,
      'Bought later': 6,
      'Median days': 30,
    });
    expect(ab.Lift).toBeCloseTo(0.7 / (17 / 40), 12);
    // by hand, Wilson: (.7 + .1921 ± 1.96 √(.021 + .0096)) ÷ 1.3842
    expect(ab['Low 95%']).toBeCloseTo(0.3968, 4);
    expect(ab['High 95%']).toBeCloseTo(0.8922, 4);
    expect(ab['Lift at least']).toBeCloseTo(0.3968 / (17 / 40), 3);
    expect(ba).toMatchObject({ Customers: 17, 'With both': 7, 'Bought later': 0, 'Median days': '' });
    expect(ba.Lift).toBeCloseTo(Number(ab.Lift), 12);
  });

  test('a condition on the product is on the first of the pair; others cut the purchases', () => {
    const only = rowsOf('ALSOBOUGHT', deals(LIST), settings, 'product = B');
    expect(only).toMatchObject([{ Product: 'B', 'Also bought': 'A', Customers: 17 }]);
    const january = rowsOf('ALSOBOUGHT', deals(LIST), settings, 'from 2026-01-01 to 2026-01-15');
    expect(january).toMatchObject([{ 'With both': 1 }, { 'With both': 1 }]);
    expect(rowsOf('ALSOBOUGHT', deals(LIST), settings, 'top = 1')).toHaveLength(1);
  });

  test('an edge: products of one deal are bought together, one product twice is no pair, few customers have no rate', () => {
    const list: Deal[] = [...bought(names(2), 'A; B'), ...bought(names(3, 2), 'C'), ...bought(names(3, 2), 'c ')];
    expect(rowsOf('ALSOBOUGHT', deals(list), settings)).toMatchObject([
      { Product: 'A', 'Also bought': 'B', 'Attach rate': '', 'With both': 2, 'Bought later': 0 },
      { Product: 'B', 'Also bought': 'A', 'Attach rate': '', 'With both': 2 },
    ]);
  });

  test('a sentence: time, or two fields', () => {
    expect(cell('ALSOBOUGHT', deals(LIST), settings, 'month')).toMatch(/pairs the names of one field/);
    expect(cell('ALSOBOUGHT', deals(LIST), settings, 'product, customer')).toMatch(/pairs the names of one field/);
  });

  test('a property: counts by hand over sets, and lifts that are the same both ways, in any order of rows', () => {
    const deal = fc.tuple(
      fc.constantFrom(...names(12), ''),
      fc.constantFrom('A', 'B', 'C', 'D', 'A; B', ''),
      fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-15'),
    );
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 60 }), (list) => {
        const found = rowsOf('ALSOBOUGHT', deals([...list, ['c0', 'D', '2026-01-01']]), settings);
        const has = (product: string): Set<string> =>
          new Set(
            [...list, ['c0', 'D', '']]
              .filter(([customer, cell]) => customer !== '' && cell.split('; ').includes(product))
              .map(([customer]) => customer),
          );
        for (const row of found) {
          const [one, two] = [has(String(row.Product)), has(String(row['Also bought']))];
          expect(row.Customers).toBe(one.size);
          expect(row['With both']).toBe(Array.from(one).filter((each) => two.has(each)).length);
          const back = found.find((each) => each.Product === row['Also bought'] && each['Also bought'] === row.Product);
          if (row.Lift !== '' && back?.Lift !== '') expect(Number(back?.Lift)).toBeCloseTo(Number(row.Lift), 9);
        }
        const turned = rowsOf('ALSOBOUGHT', deals([['c0', 'D', '2026-01-01'], ...list.slice().reverse()]), settings);
        const plain = (rows: typeof found) => rows.map((row) => ({ ...row, 'Left out': '' }));
        expect(plain(turned)).toEqual(plain(found));
      }),
      { numRuns: 60 },
    );
  });
});
