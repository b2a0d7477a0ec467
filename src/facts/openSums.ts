import type { Rows } from '../question/rows';
import { UNSEEN } from '../tables/outcome';
import type { MeasureDef } from './fact';
import { COUNT, MONEY } from './fact';

export type OpenMeasure = 'open' | 'value' | 'squares' | 'stated' | 'statedOf';

/** What is counted of open deals that are alike. */
export const OPEN_MEASURES: Readonly<Record<OpenMeasure, MeasureDef>> = {
  open: COUNT,
  value: MONEY,
  squares: MONEY,
  stated: MONEY,
  statedOf: MONEY,
};

/**
 * How many deals stand at each point, their amount and its squares, and the amount × the probability that a column says,
 * with the amount it says it of: in per cent where any deal of the lines, open or not, has one above 1, else up to 1.
 * @param point of each line, −1 for those that are out
 */
export function openSums(
  { state, weight, number, has }: Rows,
  point: Int32Array,
  points: number,
): Record<OpenMeasure, Float64Array> {
  const amount = number('amount');
  const sum = (): Float64Array => new Float64Array(points);
  const [open, value, squares, stated, statedOf] = [sum(), sum(), sum(), sum(), sum()];
  addOpen(point, weight, amount, open, value, squares);
  if (has('probability')) {
    const probability = number('probability');
    const unit = largest(probability, state) > 1 ? 100 : 1;
    addStated(point, weight, amount, probability, unit, stated, statedOf);
  }
  return { open, value, squares, stated, statedOf };
}

/** The largest probability that a deal has. */
function largest(probability: Float64Array, state: Uint8Array): number {
  let most = -1;
  for (let i = 0; i < state.length; i++) if (probability[i] > most && state[i] !== UNSEEN) most = probability[i];
  return most;
}

function addOpen(
  point: Int32Array,
  weight: Float64Array,
  amount: Float64Array,
  open: Float64Array,
  value: Float64Array,
  squares: Float64Array,
): void {
  for (let i = 0; i < point.length; i++) {
    const p = point[i];
    if (p < 0) continue;
    const worth = amount[i] * weight[i];
    open[p] += weight[i];
    value[p] += worth;
    squares[p] += worth * amount[i];
  }
}

function addStated(
  point: Int32Array,
  weight: Float64Array,
  amount: Float64Array,
  probability: Float64Array,
  unit: number,
  stated: Float64Array,
  statedOf: Float64Array,
): void {
  for (let i = 0; i < point.length; i++) {
    const p = point[i];
    if (p < 0 || !(probability[i] >= 0)) continue;
    const worth = amount[i] * weight[i];
    statedOf[p] += worth;
    stated[p] += worth * (probability[i] / unit);
  }
}
