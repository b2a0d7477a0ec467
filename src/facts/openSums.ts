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
  { n, state, weight, number }: Rows,
  point: Int32Array,
  points: number,
): Record<OpenMeasure, Float64Array> {
  const amount = number('amount');
  const probability = number('probability');
  let unit = 1;
  for (let i = 0; i < n; i++) if (probability[i] > 1 && state[i] !== UNSEEN) unit = 100;
  const sum = (): Float64Array => new Float64Array(points);
  const [open, value, squares, stated, statedOf] = [sum(), sum(), sum(), sum(), sum()];
  for (let i = 0; i < n; i++) {
    const p = point[i];
    if (p < 0) continue;
    const worth = amount[i] * weight[i];
    open[p] += weight[i];
    value[p] += worth;
    squares[p] += worth * amount[i];
    if (!(probability[i] >= 0)) continue;
    statedOf[p] += worth;
    stated[p] += worth * (probability[i] / unit);
  }
  return { open, value, squares, stated, statedOf };
}
