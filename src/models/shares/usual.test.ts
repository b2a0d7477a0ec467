import { usualRange } from './usual';

const ones = (count: number): number[] => new Array<number>(count).fill(1);

describe('the range of usual amounts', () => {
  test('by hand: powers of two from 1 to 128 have quartiles 2^1.75 and 2^5.25; 2^14 lies outside', () => {
    const values = [1, 2, 4, 8, 16, 32, 64, 128];
    const usual = usualRange(values, ones(8));
    expect(usual.from).toBeCloseTo(2 ** (1.75 - 5.25), 9);
    expect(usual.to).toBeCloseTo(2 ** (5.25 + 5.25), 6);
    expect(usual).toMatchObject({ outside: 0, meanInside: 255 / 8 });
    // nine values: quartiles 2^2 and 2^6, fences 2^-4 and 2^12
    const more = usualRange([...values, 2 ** 14], ones(9));
    expect(more.to).toBeCloseTo(2 ** 12, 6);
    expect(more).toMatchObject({ outside: 1, meanInside: 255 / 8 });
  });

  test('counts stand for as many values, and scaling money scales the range', () => {
    const counted = usualRange([10, 1000], [8, 1]);
    expect(counted).toMatchObject({ outside: 1, meanInside: 10 });
    expect(usualRange([20, 2000], [8, 1]).to).toBeCloseTo(2 * Number(counted.to), 9);
  });

  test('too few tell nothing; an amount of 0 is not usual', () => {
    expect(usualRange([1, 2, 3], ones(3))).toEqual({ from: null, to: null, outside: null, meanInside: null });
    expect(usualRange([0, 10], [1, 8])).toMatchObject({ outside: 1, meanInside: 10 });
  });
});
