import { decode, parseCsv, separatorOf, tabOfCsv } from './csv';

test('quotes hold separators, line ends and quotes', () => {
  expect(parseCsv('a,"b, ""c""\r\nd",\r\n1,,2\n')).toEqual([
    ['a', 'b, "c"\r\nd', ''],
    ['1', '', '2'],
  ]);
  expect(parseCsv('a;b\n\nc;d')).toEqual([['a', 'b'], [''], ['c', 'd']]);
  expect(parseCsv('"open')).toEqual([['open']]);
  expect(parseCsv('')).toEqual([]);
});

test('the separator is the commonest of the first line', () => {
  expect(separatorOf('a;b;"c,d,e,f";g\n')).toBe(';');
  expect(separatorOf('a\tb\n1,5\t2')).toBe('\t');
  expect(separatorOf('one')).toBe(',');
});

test('UTF-8, its mark, and Windows-1252', () => {
  const latin = new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x20, 0x80]);
  expect(decode(latin)).toBe('Müller €');
  expect(decode(new TextEncoder().encode('\ufeffMüller'))).toBe('Müller');
  expect(decode(new Uint8Array([0xff, 0xfe, 0x41, 0x00]))).toBe('A');
});

test('a tab is named after the file; formulas stay text', () => {
  const tab = tabOfCsv('/tmp/My deals.csv', new TextEncoder().encode('Name;Phone\n=1+1;+49 170 5'));
  expect(tab).toEqual({
    name: 'My deals',
    rows: [
      ['Name', 'Phone'],
      ["'=1+1", "'+49 170 5"],
    ],
    frozenRows: 1,
  });
});
