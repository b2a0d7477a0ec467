import type { Bgnbd } from './bgnbd';
import { timeWeights, type Discounting } from './discounting';
import { expectedValue, type SpendModel } from './gammaGamma';
import { purchasePredictor } from './purchases';

export interface ValueModel {
  readonly purchases: Bgnbd;
  readonly spend: SpendModel;
  /** Gross margin as a share: 1 is revenue. */
  readonly margin: number;
  readonly horizon: Discounting;
}

export interface CustomerValue {
  /** What is still to come from a present customer; past revenue is not in it. `mean` is of repeat purchases. */
  residual(x: number, tx: number, T: number, mean: number): number;
  /** What a customer is worth on the day of winning: the first purchase, then the expected ones. Compare this one with CAC. */
  newlyWon(firstPurchase: number): number;
}

/**
 * Customer lifetime value over the horizon: margin x expected value of a purchase x discounted expected purchases.
 * Source: Fader, Hardie & Lee, "RFM and CLV", Journal of Marketing Research 42 (2005), in discrete steps, each paid at its end.
 */
export function customerValue({ purchases, spend, margin, horizon }: ValueModel): CustomerValue {
  const { mean } = purchasePredictor(purchases);
  const { time, weight } = timeWeights(horizon, purchases.alpha);
  const toCome = (x: number, tx: number, T: number) => {
    let sum = 0;
    for (let i = 0; i < time.length; i++) sum += weight[i] * mean(x, tx, T, time[i]);
    return sum;
  };
  return {
    residual: (x, tx, T, value) => margin * expectedValue(spend, x, value) * toCome(x, tx, T),
    newlyWon: (first) => margin * (first + expectedValue(spend, 0, 0) * toCome(0, 0, 0)),
  };
}
