import { hessian, invert, minimise, type Objective } from './minimise';

const rosenbrock: Objective = ([x, y], slope) => {
  slope[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  slope[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

describe('minimise', () => {
  it("finds the end of Rosenbrock's valley, (1, 1)", () => {
    const { at, value, converged } = minimise(rosenbrock, [-1.2, 1]);
    expect([...at].map((v) => v.toFixed(6))).toEqual(['1.000000', '1.000000']);
    expect(value).toBeLessThan(1e-12);
    expect(converged).toBe(true);
  });

  it('ends where the objective is not a number, has no minimum, or leads out of its domain', () => {
    const hole = minimise(() => NaN, [1, 2]);
    expect([...hole.at]).toEqual([1, 2]);
    const slide = minimise(
      (at, slope) => {
        slope[0] = -1;
        return -at[0];
      },
      [0],
    );
    expect(slide.converged).toBe(false);
    const edge = minimise(
      (at, slope) => {
        slope[0] = 1 - 1 / at[0];
        return at[0] - Math.log(at[0]); // NaN below 0
      },
      [30],
    );
    expect(edge.at[0]).toBeCloseTo(1, 5);
  });
});

describe('hessian and invert', () => {
  it('of Rosenbrock at its minimum', () => {
    // by hand: [[802, -400], [-400, 200]], determinant 400
    const [[xx, xy], [, yy]] = hessian(rosenbrock, Float64Array.of(1, 1));
    [xx / 802, xy / -400, yy / 200].forEach((ratio) => expect(ratio).toBeCloseTo(1, 5));
    const inverse = invert([
      [802, -400],
      [-400, 200],
    ])!;
    [0.5, 1, 1, 2.005].forEach((v, i) => expect(inverse.flat()[i]).toBeCloseTo(v, 9));
  });

  it('has no inverse where the matrix is not positive definite', () => {
    expect(
      invert([
        [1, 2],
        [2, 1],
      ]),
    ).toBeNull();
    expect(invert([[NaN]])).toBeNull();
  });
});
