import { fixedLag, lagKernel, matured } from './kernel';

describe('lagKernel', () => {
  it('is the incidence as a share of its end, day by day', () => {
    // by hand: wins on days 0, 2 and 5
    const kernel = lagKernel({ day: [0, 2, 3, 5, 9], won: [0.1, 0.2, 0.2, 0.4, 0.4] })!;
    expect([...kernel]).toEqual([0.25, 0.25, 0.5, 0.5, 0.5, 1]);
    expect([-1, 0, 1, 4, 5, 100].map((days) => matured(kernel, days))).toEqual([0, 0.25, 0.25, 0.5, 1, 1]);
  });

  it('starts at 0 where nobody is won on the day', () => {
    expect([...lagKernel({ day: [2, 3], won: [0.1, 0.4] })!]).toEqual([0, 0, 0.25, 1]);
  });

  it('is null where nothing was won or the curve is none', () => {
    expect(lagKernel({ day: [0, 9], won: [0, 0] })).toBeNull();
    expect(lagKernel({ day: [], won: [] })).toBeNull();
    expect(lagKernel({ day: [0, 1, 2], won: [0.3, 0.1, 0.4] })).toBeNull();
    expect(lagKernel({ day: [0, 1], won: [NaN, 0.4] })).toBeNull();
  });
});

describe('fixedLag', () => {
  it('is a kernel of one point', () => {
    expect([...fixedLag(2)]).toEqual([0, 0, 1]);
    expect([...fixedLag(0)]).toEqual([1]);
  });
});
