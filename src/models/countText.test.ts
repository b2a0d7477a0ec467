import { countText } from './countText';

// by hand: two decimals, cut off, so that 1.999 of two deals is not told as 2; 0.29 × 100 is 28.999… in binary
test.each([
  [3, '3'],
  [1 / 3, '0.33'],
  [1.999, '1.99'],
  [0.29, '0.29'],
  [0.1 + 0.2, '0.3'],
  [0, '0'],
])('%d is %s', (count, text) => expect(countText(count)).toBe(text));
