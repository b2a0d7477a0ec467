import fc from 'fast-check';
import { dayOf, NO_DAY, readIsoDay } from '../calendar/day';
import { readZone, UTC } from '../calendar/zone';
import type { Cell } from './cell';
import { readDays } from './days';
import { parseNumbers, readDay, readNumberText, readText } from './parse';

const zone = () => UTC;

describe('numbers written as text', () => {
  // by hand: what the writer of each means
  test.each<[string, number]>([
    ['1200', 1200],
    ['1200.50', 1200.5],
    ['1,200.50', 1200.5],
    ['1.200,50', 1200.5],
    ['1,200', 1200],
    ['1.200', 1200], // three digits behind a mark are thousands
    ['1.200.000', 1200000],
    ['1,200,000', 1200000],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['0.125', 0.125], // nothing before the mark: a fraction
    ['0,125', 0.125],
    ['.5', 0.5],
    ['1 200', 1200],
    ['1\u00a0200,50', 1200.5],
    ['1\u202f200', 1200],
    ["1'200.50", 1200.5],
    ['1’200.50', 1200.5],
    ['$1,200.50', 1200.5],
    ['1.200,50 €', 1200.5],
    ['€ 1.200', 1200],
    ['1.200,- €', 1200],
    ['R$ 1.200,50', 1200.5],
    ['US$ 5', 5],
    ['EUR 1,200', 1200],
    ['1200 EUR', 1200],
    ['¥1,200', 1200],
    ['￥1,200', 1200],
    ['1 200,50 ₽', 1200.5],
    ['500 kr', 500],
    ['500 kr.', 500],
    ['500 zł', 500],
    ['CHF 1’200', 1200],
    ['(300)', -300],
    ['($300)', -300],
    ['-300', -300],
    ['−300', -300],
    ['-$300', -300],
    ['$-300', -300],
    ['300-', -300],
    ['+5', 5],
    ['12k', 12000],
    ['12K', 12000],
    ['$1.2M', 1200000],
    ['2bn', 2000000000],
    ['1.5 k', 1500],
    ['60 %', 0.6],
    ['342.09K', 342090],
    ['1200 MXN', 1200], // no million of XN
    ['1200 BRL', 1200],
    ['3万', 30000],
    ['12.5万円', 125000],
    ['¥1.2億', 120000000],
    ['1,2 Mio. €', 1200000],
    ['5 tys. zł', 5000],
    ['1,5 млн руб.', 1500000],
    ['2.5 mn EUR', 2500000],
    ['１，２００', 1200],
    ['60%', 0.6],
    ['7.5%', 0.075],
    ['70%', 0.7],
    ['0', 0],
    ['-0', 0],
  ])('%s is %d', (text, number) => expect(readNumberText(text)).toBe(number));

  test.each([
    '',
    ' ',
    'n/a',
    'tbd',
    '-',
    '.',
    ',',
    '$',
    '1.2.3',
    '1,2,3',
    '1,20,000.5.',
    '12 apples',
    'Q3',
    '2026-03-01',
    '3/4',
    '1e5',
    'Infinity',
    'NaN',
    '0x10',
    '1.200.50',
    '#N/A',
  ])('%j is none', (text) => expect(readNumberText(text)).toBeNaN());

  test('a number printed in the marks of a place is read back', () => {
    const places = ['en-US', 'de-DE', 'fr-FR', 'de-CH', 'pl-PL', 'pt-BR', 'ru-RU', 'ja-JP', 'sv-SE'];
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.constantFrom(...places), (cents, place) => {
        const text = new Intl.NumberFormat(place, { minimumFractionDigits: 2 }).format(cents / 100);
        expect(readNumberText(text)).toBeCloseTo(cents / 100, 6);
      }),
    );
  });
});

describe('a column of numbers', () => {
  const read = (...cells: unknown[]) => {
    const { values, bad } = parseNumbers(cells as Cell[]);
    return [Array.from(values), bad];
  };
  test('blanks are missing, everything else that is no number is listed', () => {
    expect(read(5, '', null, undefined, '  ', 'x', '#N/A', true, Infinity, '1k')).toEqual([
      [5, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, 1000],
      [5, 6, 7, 8],
    ]);
  });
  test('the marks of its other cells say whether three digits are a fraction', () => {
    expect(read('1.200', '950,50')[0]).toEqual([1200, 950.5]);
    expect(read('1.250', '12.5')[0]).toEqual([1.25, 12.5]);
    expect(read('1,250', '12,5')[0]).toEqual([1.25, 12.5]);
    expect(read('1.250', '1,200.50')[0]).toEqual([1.25, 1200.5]);
    expect(read('12.5', '1.250', '2,000')[0]).toEqual([12.5, 1.25, 2000]);
    expect(read('1.200', '2.500', '950')[0]).toEqual([1200, 2500, 950]);
  });
});

describe('days', () => {
  test.each<[unknown, string]>([
    ['2026-03-05', '2026-03-05'],
    [' 2026-03-05 ', '2026-03-05'],
    ['2026-03-05T23:59:59Z', '2026-03-05'],
    ['2026-03-05 08:30', '2026-03-05'],
    [new Date('2026-03-05T10:00:00Z'), '2026-03-05'],
    [46086, '2026-03-05'], // 46086 − 25569 = 20517 days after 1970-01-01
    [46086.99, '2026-03-05'],
  ])('%j is %s', (cell, iso) => expect(readDay(cell as never, zone)).toBe(readIsoDay(iso)));
  test('a date is the day of the zone that it is read in', () => {
    // by hand: midnight of 5 March in Tokyo is 15:00 of 4 March in Greenwich
    const midnight = new Date('2026-03-04T15:00:00Z');
    expect(readDay(midnight, () => readZone('Asia/Tokyo; +540')!)).toBe(dayOf(2026, 3, 5));
    expect(readDay(midnight, () => UTC)).toBe(dayOf(2026, 3, 4));
  });

  test.each(['', 'soon', '2026-02-30', '2026', true, null, undefined, 0, -5, NaN, 1e9, new Date(NaN), '#REF!'])(
    '%j is none',
    (cell) => expect(readDay(cell as never, zone)).toBe(NO_DAY),
  );

  test('a column lists what is no day, blanks aside', () => {
    const { values, bad } = readDays(['2026-03-05', '', ' ', null, 'x', undefined, '#N/A'], zone);
    expect(Array.from(values)).toEqual([dayOf(2026, 3, 5), ...new Array(6).fill(NO_DAY)]);
    expect(bad).toEqual([4, 6]);
  });
});

test('a cell as the text of a name', () => {
  const cells = [
    'Ana',
    ' Ana ',
    7,
    0.5,
    true,
    false,
    new Date('2026-03-05T00:00:00Z'),
    '',
    null,
    undefined,
    '#N/A',
    'Loading...',
    new Date(NaN),
  ];
  expect(cells.map((cell) => readText(cell as never, zone))).toEqual([
    'Ana',
    ' Ana ',
    '7',
    '0.5',
    'TRUE',
    'FALSE',
    '2026-03-05',
    '',
    '',
    '',
    '',
    '',
    '',
  ]);
});
