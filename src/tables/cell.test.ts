import fc from 'fast-check';
import { cellText, columnLetters, fold, headingKey, isBlank, isErrorText, shownCell, tabText } from './cell';

test('an empty cell in every form that Sheets uses', () => {
  expect(['', ' ', '\u00a0', '\n\t', null, undefined].map(isBlank)).toEqual(new Array(6).fill(true));
  expect([0, false, 'a', '0', '-', new Date(NaN), NaN].map((cell) => isBlank(cell))).toEqual(new Array(7).fill(false));
});

test('cells with an error come as its text', () => {
  const errors = ['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NUM!', '#NAME?', '#NULL!', '#ERROR!', 'Loading...'];
  expect(errors.every(isErrorText)).toBe(true);
  expect(['#n/a', 'N/A', '# N/A', '#1 client', 'Loading', 5, null].some((cell) => isErrorText(cell))).toBe(false);
});

test('names fold, headings are known by their letters and digits', () => {
  expect(['Émile  Zola ', 'ＡＢＣ', 'ÅNGSTRÖM', 'İstanbul'].map(fold)).toEqual([
    'emile zola',
    'abc',
    'angstrom',
    'istanbul',
  ]);
  expect(['Close Date', 'closeDate', 'close_date__c', 'CLOSE-DATE', ' Close  date: '].map(headingKey)).toEqual(
    new Array(5).fill('closedate'),
  );
  expect(['Probability (%)', 'Deal #', 'Größe', '金額', '€', ''].map(headingKey)).toEqual([
    'probability%',
    'deal#',
    'große',
    '金額',
    '',
    '',
  ]);
});

test('folding is done once and for all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
      expect(headingKey(headingKey(text))).toBe(headingKey(text));
    }),
  );
});

// by hand, from the columns of a sheet
test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [18277, 'ZZZ'],
])('column %i is %s', (index, letters) => expect(columnLetters(index)).toBe(letters));

test('a cell as a sentence quotes it', () => {
  expect(['a\n b', 5, true, new Date(0), null, 'x'.repeat(50)].map((cell) => shownCell(cell))).toEqual([
    'a b',
    '5',
    'TRUE',
    'a date',
    '',
    'x'.repeat(40) + '…',
  ]);
  expect(shownCell('🦄🦄🦄', 3)).toBe('🦄…'); // no half of a pair
  expect([{}, [], Symbol('x'), Object.create(null), 5n].map(cellText)).toEqual(['', '', '', '', '']);
});

// by hand: in quotes, which are always right, unless it is one word that reads as nothing else
test.each([
  ['Deals', 'Deals'],
  ['Sheet1', 'Sheet1'],
  ['Pipeline health', "'Pipeline health'"],
  ["O'Brien deals", "'O''Brien deals'"],
  ['Q3', "'Q3'"],
  ['R1C1', "'R1C1'"],
  ['2026', "'2026'"],
  ['Übersicht', "'Übersicht'"],
])('the tab %s is %s in a formula', (tab, text) => expect(tabText(tab)).toBe(text));
