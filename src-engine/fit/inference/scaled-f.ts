/**
 * What a Wald statistic Q/q of q rows is referred to: `scale` times it to F with q and `denominator` degrees of freedom
 * (Infinity: χ²/q). One row has the scale 1.
 */
export interface ScaledF {
  readonly scale: number;
  readonly denominator: number;
}
