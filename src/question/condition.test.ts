import fc from 'fast-check';
import { isOpen, readCondition, splitConditions } from './condition';
import { OPERATORS } from './cut';
import { plainText, splitOutside } from './split';

const shown = (text: string): string[] | null =>
  splitConditions(plainText(text))?.map(({ name, op, values }) => [name, op, ...values].join(' | ')) ?? null;

// by hand, from the grammar: operators, then ` and `, values as they stand
test.each([
  ['source = Webinar', ['source | = | Webinar']],
  ['source<>Webinar', ['source | <> | Webinar']],
  ['  source   =\n Webinar ', ['source | = | Webinar']],
  ['amount>=1000', ['amount | >= | 1000']],
  ['amount =< 5', ['amount | = | < 5']],
  ['[a <> b] = c', ['[a <> b] | = | c']],
  ['[Made in] in (China; Peru)', ['[Made in] | in | China | Peru']],
  ['made in = China', ['made in | = | China']],
  ['customer = Made in (Berlin)', ['customer | = | Made in (Berlin)']],
  ['note contains in stock', ['note | contains | in stock']],
  ['note contains a = b', ['note | contains | a = b']],
  ['source not in (A; B)', ['source | not in | A | B']],
  ['source in (A and B; C) and x = y', ['source | in | A and B | C', 'x | = | y']],
  ['customer = "A and b = c" and d = e', ['customer | = | A and b = c', 'd | = | e']],
  ['customer = 5" and width = 3"', ['customer | = | 5"', 'width | = | 3"']],
  ['customer = Smith and Sons', ['customer | = | Smith and Sons']],
  ['R and D = x and y = z', ['R and D | = | x', 'y | = | z']],
  ['a is blank AND b is not blank', ['a | is blank', 'b | is not blank']],
  ['a = ""', ['a | is blank']],
  ["a <> ''", ['a | is not blank']],
  ['owner =', ['owner | =']],
  ['a = b and owner in', ['a | = | b', 'owner | in']],
  ['a is blank b', null],
  ['a in b', null],
  ['a in ()', null],
  ['= 5', null],
  ['', null],
  ['month', null],
  ['last 90 days', null],
])('%j', (text, conditions) => expect(shown(text)).toEqual(conditions));

test('a condition is open when only its value is missing', () => {
  const open = (text: string): boolean => isOpen(readCondition(text)!);
  expect(['a =', 'a in', 'a not in', 'a contains', 'a >='].map(open)).toEqual([true, true, true, true, true]);
  expect(['a = b', 'a in (b)', 'a is blank', 'a = ""'].map(open)).toEqual([false, false, false, false]);
});

const word = fc
  .stringMatching(/^[A-Za-z0-9ÄÖÜé&.,'-]{1,8}$/)
  .filter((each) => !/^(and|in|not|is|contains)$/i.test(each) && !/^['“]/.test(each));
const value = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const condition = fc
  .record({ name: word, op: fc.constantFrom(...OPERATORS), values: fc.array(value, { minLength: 1, maxLength: 3 }) })
  .map(({ name, op, values }) => {
    const list = op === 'in' || op === 'not in';
    return { name, op, values: op.startsWith('is') ? [] : list ? values : values.slice(0, 1) };
  });
const typed = ({ name, op, values }: { name: string; op: string; values: readonly string[] }): string =>
  [name, op, /in$/.test(op) ? `(${values.join('; ')})` : values[0]].filter((part) => part !== undefined).join(' ');

test('what is typed with one operator each comes apart again, however many are joined', () => {
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), (conditions) => {
      expect(splitConditions(conditions.map(typed).join(' and '))).toEqual(conditions);
    }),
  );
});

test('splitting loses and adds nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', ',', '[', ']', '(', ')', '"', '=', ';', '1') }), (raw) => {
      const text = plainText(raw);
      expect(splitOutside(text, /(,)/).join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
    }),
  );
});

test('50,000 characters take no longer than they are long', () => {
  // quadratic reading of these would take minutes, which the test's own limit ends
  for (const part of [' ', 'and ', '[', '(', '"', ' = ', 'in (', 'a = b and ', 'x is blank and ']) {
    const text = plainText('a' + part.repeat(50000 / part.length) + 'z');
    expect(splitOutside(text, / and /).join(' and ').length).toBeGreaterThan(0);
    expect(() => splitConditions(text)).not.toThrow();
  }
});
