import fc from 'fast-check';
import { toCsv, type Cell } from './csv';

/** Reads RFC 4180 by its grammar, character by character; every field is text. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let i = 0; i < text.length;) {
    let value = '';
    if (text[i] === '"') {
      for (i++; text[i] !== '"' || text[i + 1] === '"'; i++) {
        if (text[i] === '"') i++;
        value += text[i];
      }
      i++;
    } else while (text[i] !== ',' && text[i] !== '\r') value += text[i++];
    row.push(value);
    if (text[i] === ',') i++;
    else {
      rows.push(row);
      row = [];
      i += 2;
    }
  }
  return rows;
}

// by hand, after the examples of RFC 4180, section 2, items 1, 6 and 7
test.each<[Cell[][], string]>([
  [[['aaa', 'bbb', 'ccc']], 'aaa,bbb,ccc\r\n'],
  [
    [
      ['aaa', 'b\r\nbb', 'ccc'],
      ['zzz', 'yyy', 'xxx'],
    ],
    'aaa,"b\r\nbb",ccc\r\nzzz,yyy,xxx\r\n',
  ],
  [[['aaa', 'b"bb', 'ccc']], 'aaa,"b""bb",ccc\r\n'],
  [[['Acme, Inc.', 1200.5, null, true, false]], '"Acme, Inc.",1200.5,,TRUE,FALSE\r\n'],
  [[['Webinar ', NaN, -0.25]], 'Webinar ,,-0.25\r\n'],
  [[], ''],
])('%j', (table, text) => {
  expect(toCsv(table)).toBe(text);
});

test('what is written can be read back', () => {
  const text = fc
    .array(fc.constantFrom('a', 'é', ' ', ',', '"', '\r', '\n', ';', '='), { maxLength: 8 })
    .map((c) => c.join(''));
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { maxLength: 6 }), (table) => {
      expect(readCsv(toCsv(table))).toEqual(table);
    }),
  );
});
