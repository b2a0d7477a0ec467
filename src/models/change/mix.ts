/** What was sold of one product in one period: all of it, and what has a quantity: its money and units, refunds netted. */
export interface Sold {
  readonly sales: number;
  readonly pricedSales: number;
  readonly pricedUnits: number;
}

/** Why sales of a product changed; the four add up to the change. */
export interface Effects {
  /** The units of now at what a unit brings more than before. */
  readonly price: number;
  /** Had the product grown as all units together did, at its price before. */
  readonly volume: number;
  /** Units beyond that, at the price before: what moved between products. */
  readonly mix: number;
  /** What was sold without a quantity. */
  readonly unpriced: number;
}

const priceOf = ({ pricedSales, pricedUnits }: Sold): number | null =>
  pricedUnits > 0 ? pricedSales / pricedUnits : null;

/**
 * Price, volume and mix between two periods, product by product (the three-way sales variance of cost accounting, e.g.
 * Horngren, Datar & Rajan, Cost Accounting, ch. 14: price, sales-quantity and sales-mix variance, at the prices before).
 * Summed over products: volume = (U₁ − U₀) · S₀/U₀, mix = Σ u₁p₀ − U₁ · S₀/U₀, price = Σ u₁(p₁ − p₀). A price that a
 * product has in one period only stands for the other, so that a new product is mix and no price; what a refund leaves
 * without units is price.
 */
export function mixOf(products: readonly { readonly before: Sold; readonly now: Sold }[]): Effects[] {
  let [unitsBefore, unitsNow] = [0, 0];
  for (const { before, now } of products) {
    unitsBefore += before.pricedUnits;
    unitsNow += now.pricedUnits;
  }
  const growth = unitsBefore > 0 ? unitsNow / unitsBefore : null;
  return products.map(({ before, now }) => {
    const price = priceOf(before) ?? priceOf(now) ?? 0;
    const units = now.pricedUnits - before.pricedUnits;
    const volume = price * (growth === null ? units : before.pricedUnits * (growth - 1));
    const mix = price * units - volume;
    return {
      volume,
      mix,
      price: now.pricedSales - before.pricedSales - volume - mix,
      unpriced: now.sales - now.pricedSales - (before.sales - before.pricedSales),
    };
  });
}
