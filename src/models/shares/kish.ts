/**
 * Kish's effective number of equally weighted cases, (Σw)² / Σw²; 0 when there is no weight.
 * A rate weighted by amounts is as uncertain as an unweighted one of this many deals.
 * @see Kish, Survey Sampling (1965), section 11.7
 */
export const kish = (sumOfWeights: number, sumOfSquares: number): number =>
  sumOfSquares > 0 ? (sumOfWeights * sumOfWeights) / sumOfSquares : 0;
