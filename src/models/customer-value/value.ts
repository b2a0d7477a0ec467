import type { Bgnbd } from './bgnbd';
import { timeWeights, type Discounting } from './discounting';
import { expectedValue, type SpendModel } from './gammaGamma';
import { probabilityAlive, purchasePredictor } from './purchases';

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
  /** Discounted purchases to come of a customer who still buys. */
  ifAlive(x: number, T: number): number;
  /** What a customer is worth on the day of winning: the first purchase, then the expected ones. Compare this one with CAC. */
  newlyWon(firstPurchase: number): number;
}

/**
 * Customer lifetime value over the horizon: margin x expected value of a purchase x discounted expected purchases.
 * Source: Fader, Hardie & Lee, "RFM and CLV", Journal of Marketing Research 42 (2005), in discrete steps, each paid at its end.
 */
export function customerValue({ purchases, spend, margin, horizon }: ValueModel): CustomerValue {
  const predictor = purchasePredictor(purchases);
  const { time, weight } = timeWeights(horizon, purchases.alpha);
  const ifAlive = (x: number, T: number) => {
    let sum = 0;
    for (let i = 0; i < time.length; i++) sum += weight[i] * predictor.ifAlive(x, T, time[i]);
    return sum;
  };
  return {
    ifAlive,
    residual: (x, tx, T, value) =>
      margin * expectedValue(spend, x, value) * probabilityAlive(purchases, x, tx, T) * ifAlive(x, T),
    newlyWon: (first) => margin * (first + expectedValue(spend, 0, 0) * ifAlive(0, 0)),
  };
}
