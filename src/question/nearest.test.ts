import fc from 'fast-check';
import { editDistance, nearest } from './nearest';

// by hand: inserted, deleted, replaced letters and swapped neighbours count one each
test.each([
  ['', '', 0],
  ['abc', '', 3],
  ['month', 'moth', 1],
  ['regoin', 'region', 1],
  ['kitten', 'sitting', 3], // Levenshtein's textbook pair
  ['ca', 'abc', 3], // restricted: a swapped pair is not edited again
])('from %j to %j it is %i edits', (a, b, edits) => expect(editDistance(a, b)).toBe(edits));

test('a distance is symmetric, nought for equal texts only, and no longer than the longer text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
      const distance = editDistance(a, b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

const KNOWN = ['day', 'month', 'quarter', 'owner', 'region', 'source', 'this quarter', 'vs last year', 'Close date'];
test.each([
  ['moth', 'month'],
  ['Monht', 'month'],
  ['qurter', 'quarter'],
  ['quar', 'quarter'], // a beginning of three letters or more
  ['this qarter', 'this quarter'],
  ['closedate', 'Close date'],
  [' SOURCES ', 'source'],
  ['vs lst year', 'vs last year'],
  ['ana', null], // two edits away from day, but nearly another word
  ['ab', null],
  ['x', null],
  ['', null],
  ['revenue', null],
  ['m'.repeat(50000), null],
])('nearest to %j is %j', (text, word) => expect(nearest(text, KNOWN)).toBe(word));

test('no known words, no guess', () => expect(nearest('month', [])).toBeNull());
