import type { LifeTableRow } from "../../src-contract/result.ts";
import type { Design } from "./design.ts";

/**
 * The life table of person-period rows: by period those at risk n, events d, hazard d/n, survival Π (1 − d/n) with its standard
 * error by Greenwood, S √Σ d/(n (n − d)) (Singer & Willett 2003, chapter 10). Over the rows used, without weights.
 */
export function lifeTable(
  { outcome, values }: Pick<Design, "outcome" | "values">,
  period: string,
): readonly LifeTableRow[] {
  const { codes, values: periods } = values.categories(period);
  const atRisk = new Float64Array(periods.length);
  const events = new Float64Array(periods.length);
  for (let row = 0; row < codes.length; row++) {
    atRisk[codes[row]] += 1;
    events[codes[row]] += outcome[row];
  }
  let survival = 1;
  let spread = 0;
  return periods.map((name, k) => {
    const n = atRisk[k];
    const d = events[k];
    const leaving = n - d - (k + 1 < periods.length ? atRisk[k + 1] : 0);
    survival *= 1 - d / n;
    spread += d / (n * (n - d));
    return {
      period: name,
      atRisk: n,
      events: d,
      censored: leaving < 0 ? null : leaving,
      hazard: d / n,
      survival,
      se: survival === 0 ? 0 : survival * Math.sqrt(spread),
    };
  });
}
