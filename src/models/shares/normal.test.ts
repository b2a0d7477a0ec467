import { normalBelow } from './normal';
import { zOf } from './gamma';

// Abramowitz & Stegun 1964, table 26.1
test.each([
  [0, 0.5],
  [1, 0.8413447461],
  [1.96, 0.9750021049],
  [-1, 0.1586552539],
  [-3, 0.001349898],
])('P(Z ≤ %d) is %d', (z, share) => {
  expect(Math.abs(normalBelow(z) - share)).toBeLessThan(1e-7);
});

test('turns back what the incomplete gamma function says', () => {
  for (const share of [0.5, 0.8, 0.95, 0.999])
    expect(Math.abs(2 * normalBelow(zOf(share)) - 1 - share)).toBeLessThan(2e-7);
});
