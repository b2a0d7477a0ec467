import { UTC } from '../calendar/zone';
import type { Named } from './merges';
import { isLetterApart, mergesToPropose, proposeMerges } from './merges';
import { recognise } from './recognise';
import { Book } from './book';
import { shared } from './table';

const told = (names: Readonly<Record<string, number>>): string[] =>
  proposeMerges(
    'product',
    Object.entries(names).map(([name, rows]): Named => ({ name, rows })),
  ).map(({ written, rows, means, others, why }) => `${written} ${rows} > ${means} ${others}: ${why}`);

test.each<[Record<string, number>, string[]]>([
  [{ GTXPro: 3, 'GTX Pro': 40 }, ['GTXPro 3 > GTX Pro 40: spaces and marks']],
  [
    { 'E-Mail': 5, Email: 9, 'e mail': 1 },
    ['E-Mail 5 > Email 9: spaces and marks', 'e mail 1 > Email 9: spaces and marks'],
  ],
  [
    { 'Acme Inc': 2, Acme: 5, 'Acme, Inc.': 1 },
    ['Acme, Inc. 1 > Acme Inc 2: spaces and marks', 'Acme Inc 2 > Acme 5: legal form'],
  ],
  [{ 'Müller GmbH': 7, Muller: 1 }, ['Muller 1 > Müller GmbH 7: legal form']],
  [{ technolgy: 3, technology: 30 }, ['technolgy 3 > technology 30: a letter']],
  [{ Reffereal: 1, Referral: 30 }, []], // two letters
  [{ technolgy: 12, retail: 17 }, ['technolgy 12 > technology 0: spelling']],
  [{ 'GTX Basic': 9, 'MG Pro': 2, GTXPro: 5 }, ['GTXPro 5 > GTX Pro 0: spelling']],
  [{ 'Region 11': 30, 'Region 12': 3 }, []], // digits are meant
  [{ Barton: 30, Carton: 3 }, []], // so are first letters
  [{ Weimann: 10, Weinmann: 8 }, []], // as common as the other: two people
  [{ North: 30, Nort: 1 }, []], // too short to say
  [{ Services: 4, Service: 4 }, []],
  [{ 'Customer A': 9, 'Customer B': 1 }, []], // a letter that is a word is meant
])('%j', (names, expected) => expect(told(names)).toEqual(expected));

test.each([
  ['technology', 'technolgy', true],
  ['technology', 'technoloyg', true],
  ['technology', 'tecnologi', false],
  ['webinar', 'webinars', true],
  ['web 2024', 'web 2025', false],
])('%s and %s', (one, two, apart) => expect(isLetterApart(one, two)).toBe(apart));

test('every grouping field of the tables, over all of them together, and other headings that group', () => {
  const book = new Book(shared(() => UTC));
  const add = (values: (string | number)[][]) => book.add(values, recognise(values)!);
  const rows = Array.from({ length: 8 }, (_, i) => [
    `D${i}`,
    'Won',
    '2026-01-01',
    10,
    'Newsletter',
    'technolgy',
    `note ${i} Acme`,
  ]);
  add([['Deal ID', 'Status', 'Close date', 'Amount', 'Source', 'Sector', 'Remarks'], ...rows]);
  add([
    ['Date', 'Source', 'Amount'],
    ['2026-01-01', 'Newsletter', 5],
    ['2026-01-01', 'News-Letter', 5],
  ]);
  expect(mergesToPropose(book)).toEqual([
    { field: 'source', written: 'News-Letter', rows: 1, means: 'Newsletter', others: 9, why: 'spaces and marks' },
    { field: '[Sector]', written: 'technolgy', rows: 8, means: 'technology', others: 0, why: 'spelling' },
  ]);
});

test.each([
  ['Customer A', 'Customer B'],
  ['CustomerA', 'CustomerB'],
  ['Customer 1', 'Customer 12'],
  ['Plant North 2a', 'Plant North 2b'],
  ['Basic', 'Basic+'],
  ['C++', 'C#'],
  ['Nordwind AG', 'Nordwind SA'],
])('%s and %s are two, however rare one is', (one, two) => {
  for (const [often, seldom] of [
    [one, two],
    [two, one],
  ])
    expect(
      proposeMerges('customer', [
        { name: often, rows: 50 },
        { name: seldom, rows: 1 },
      ]),
    ).toEqual([]);
});

test.each([
  ['Acme Inc.', 'Acme Incorporated'],
  ['Acme Ltd', 'ACME Limited'],
  ['Acme GmbH', 'Acme'],
])('%s and %s are proposed', (one, two) => {
  expect(
    proposeMerges('customer', [
      { name: one, rows: 50 },
      { name: two, rows: 1 },
    ]),
  ).toMatchObject([{ written: two, means: one, why: 'legal form' }]);
});
