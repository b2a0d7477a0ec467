import { volatileCells, volatileSentence } from './volatile';

/** Formulas by address, on a grid of 6 × 6. */
function grid(cells: Record<string, string>): string[][] {
  const rows = Array.from({ length: 6 }, () => new Array<string>(6).fill(''));
  for (const [at, formula] of Object.entries(cells)) rows[Number(at.slice(1)) - 1][at.charCodeAt(0) - 65] = formula;
  return rows;
}
const found = (
  tabs: Record<string, Record<string, string>>,
  names: Record<string, string> = {},
): Record<string, string[]> => {
  const all = volatileCells(
    new Map(Object.entries(tabs).map(([tab, cells]) => [tab, grid(cells)])),
    new Map(Object.entries(names)),
  );
  return Object.fromEntries(
    Array.from(all, ([tab, cells]) => [
      tab,
      cells.map(({ row, column, name }) => `${String.fromCharCode(65 + column)}${row + 1} ${name}`).sort(),
    ]),
  );
};

test('each of the four functions, in any case, and not in a string, in a name or in TODAY', () => {
  expect(
    found({
      Deals: {
        A1: '=NOW()',
        A2: '=1+rand()',
        A3: '=IF(B1;RANDBETWEEN(1;6);0)',
        A4: '=RANDARRAY (2;2)',
        B1: '="NOW()"',
        B2: '=TODAY()',
        B3: '=KNOW(1)',
        B4: '=MY.NOW(1)',
      },
    }),
  ).toEqual({ Deals: ['A1 NOW', 'A2 RAND', 'A3 RANDBETWEEN', 'A4 RANDARRAY'] });
});

test('upstream: through other cells, tabs, whole columns and named ranges; never against the stream', () => {
  expect(
    found(
      {
        Deals: {
          A2: "='My clock'!B2-1",
          A3: '=SUM(A2:A2)',
          B2: '=$C$2',
          C3: '=SUM(C:C)',
          D2: '=CLOCK*2',
          E2: '="CLOCK"',
          F2: "='My clock'!A1",
        },
        'My clock': { B2: '=NOW()', C2: '=2*3' },
      },
      { CLOCK: "'My clock'!B1:B9" },
    ),
  ).toEqual({ Deals: ['A2 NOW', 'A3 NOW', 'D2 NOW'], 'My clock': ['B2 NOW'] });
});

test('a circle of cells ends, and tainted or not it is told once', () => {
  expect(found({ Deals: { A1: '=B1', B1: '=A1', C1: '=D1+NOW()', D1: '=C1' } })).toEqual({
    Deals: ['C1 NOW', 'D1 NOW'],
  });
});

describe('the sentence', () => {
  const headings = new Map([
    [0, 'Deal ID'],
    [1, 'Amount'],
    [2, 'Age'],
    [3, 'Status'],
  ]);
  test('offers the columns on both sides', () => {
    expect(volatileSentence('My deals', headings, 3, [{ row: 3, column: 2, name: 'NOW' }])).toBe(
      "Sheets stops every formula that is given a column that changes by itself: Age (NOW at or behind C4). Pass the others: =SALES(HSTACK('My deals'!A3:B;'My deals'!D3:D);SETTINGS).",
    );
  });
  test('a column at the end needs no stacking; cells above the table and beside it do not matter', () => {
    expect(volatileSentence('Deals', headings, 1, [{ row: 9, column: 3, name: 'RAND' }])).toMatch(
      /: Status \(RAND at or behind D10\)\. Pass the others: =SALES\(Deals!A1:C;SETTINGS\)\.$/,
    );
    expect(
      volatileSentence('Deals', headings, 3, [
        { row: 0, column: 2, name: 'NOW' },
        { row: 5, column: 7, name: 'NOW' },
      ]),
    ).toBeNull();
  });
});
