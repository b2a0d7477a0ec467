/** Steps of an amount's logarithm: four to each factor e, about 28 % apart. */
const STEPS = 4;
/** Where steps begin, so that they are whole numbers ≥ 0. */
const LOWEST = 100;

/** The step of an amount, a whole number ≥ 0; −1 for none and for amounts not above 0. */
export function sizeOf(amount: number): number {
  if (!(amount > 0)) return -1;
  const step = Math.floor(STEPS * Math.log(amount)) + LOWEST;
  return step < 0 ? 0 : step > 2 * LOWEST ? 2 * LOWEST : step;
}

/** The steps of columns of amounts: several facts of one call ask for them. */
const known = new WeakMap<Float64Array, Int32Array>();

/** The step of each amount of a column, as `sizeOf` gives it. */
export function sizesOf(amount: Float64Array): Int32Array {
  let sizes = known.get(amount);
  if (!sizes) {
    known.set(amount, (sizes = new Int32Array(amount.length)));
    for (let i = 0; i < amount.length; i++) sizes[i] = sizeOf(amount[i]);
  }
  return sizes;
}

/** The logarithm of an amount in the middle of a step. */
export const logOfSize = (size: number): number => (size - LOWEST + 0.5) / STEPS;

/** `sizeOf` in GoogleSQL, for an expression above 0. */
export const sizeSql = (expression: string): string =>
  `CAST(LEAST(${2 * LOWEST}, GREATEST(0, FLOOR(${STEPS} * LN(${expression})) + ${LOWEST})) AS INT64)`;

/** The same for an amount above 0. */
export const SIZE_SQL = sizeSql('amount');
