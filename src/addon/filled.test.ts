import { filledColumns } from './filled';

const HEAD = ['Deal ID', 'Team', 'Amount'];
/** Three rows under headings; `formula` stands in the first of them, in one column, and the rest is values. */
const filled = (formula: string, column: number, row = 1): number[] => {
  const values = [HEAD, ['D-1', 'North', 1], ['D-2', 'South', 2], ['D-3', 'North', 3]];
  const formulas = values.map((line, r) => line.map((_, c) => (r === row && c === column ? formula : '')));
  return Array.from(filledColumns(formulas, values).keys());
};

// what spills and what does not: Google's function list, https://support.google.com/docs/table/25273
test.each([
  ['=ARRAYFORMULA(IF(A2:A="","",VLOOKUP(A2:A,Owners!A:B,2,0)))', [1]],
  ['={"Team";ARRAYFORMULA(A2:A)}', [1]],
  ['=MAP(A2:A;LAMBDA(x;x&"!"))', [1]],
  ['=IFERROR(FILTER(Owners!B:B;Owners!A:A=A2);"")', [1]],
  ['=VLOOKUP(A2;Owners!A:B;2;0)', []],
  ['=SUM(FILTER(C2:C9;A2:A9="D-1"))', []],
  ['=C2*2', []],
])('%s fills its column where it gives more than its own cell', (formula, columns) => {
  expect(filled(formula, 1, formula.startsWith('={') ? 0 : 1)).toEqual(columns);
});

test('a table by formula fills the columns beside it too', () => {
  expect(filled('=IMPORTRANGE("1abc";"Deals!A:C")', 0, 0)).toEqual([0, 1, 2]);
  expect(filled('=QUERY(Raw!A:C;"select A, B")', 1, 0)).toEqual([1, 2]);
});

test('a formula with nothing below it fills nothing', () => {
  expect(filledColumns([[''], ['=ARRAYFORMULA(A2:A)']], [['Team'], ['North']]).size).toBe(0);
});
