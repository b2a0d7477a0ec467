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

/** The logarithm of an amount in the middle of a step. */
export const logOfSize = (size: number): number => (size - LOWEST + 0.5) / STEPS;

/** `sizeOf` in GoogleSQL, for an expression above 0. */
export const sizeSql = (expression: string): string =>
  `CAST(LEAST(${2 * LOWEST}, GREATEST(0, FLOOR(${STEPS} * LN(${expression})) + ${LOWEST})) AS INT64)`;

/** The same for an amount above 0. */
export const SIZE_SQL = sizeSql('amount');
