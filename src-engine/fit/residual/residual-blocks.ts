import type { Design } from "../../design/design.ts";
import type { ResidualAt } from "./residual-structure.ts";

/** R/w of some rows, relative to σ²: n × n for the rows from … to − 1, which hold whole subjects. */
export type ResidualBlocks = (from: number, to: number) => Float64Array;

/** R of the residuals' family (null: independent, one variance) with the precision weights, in the user's rows. */
export function residualBlocks(
  { outcome, residual, weights }: Pick<Design, "outcome" | "residual" | "weights">,
  at: ResidualAt | null,
): ResidualBlocks {
  const spreads = rowSpreads(outcome.length, weights, residual.kind === "independent" ? null : residual.occasions, at);
  const subjects = residual.kind === "within" && at !== null ? subjectEnds(residual.starts) : null;
  const codes = residual.kind === "independent" ? null : residual.occasions.codes;
  return (from, to) => {
    const size = to - from;
    const block = new Float64Array(size * size);
    for (let i = from; i < to; i++) {
      const end = subjects === null ? i + 1 : subjects[i];
      for (let j = i; j < end; j++) {
        const value = spreads[i] * spreads[j] * (at === null || codes === null ? 1 : correlationOf(at, i, j, codes));
        block[(i - from) * size + j - from] = value;
        block[(j - from) * size + i - from] = value;
      }
    }
    return block;
  };
}

/** s/√w of each row. */
function rowSpreads(
  rows: number,
  weights: Float64Array | null,
  occasions: { readonly codes: Int32Array } | null,
  at: ResidualAt | null,
): Float64Array {
  const scales = at?.scales ?? null;
  return Float64Array.from({ length: rows }, (_, row) => {
    const scale = scales === null || occasions === null ? 1 : (scales[occasions.codes[row]] ?? Number.NaN);
    return weights === null ? scale : scale / Math.sqrt(weights[row]);
  });
}

/** By row, the first row behind its subject's. */
function subjectEnds(starts: Int32Array): Int32Array {
  const ends = new Int32Array(starts[starts.length - 1]);
  for (let subject = 0; subject + 1 < starts.length; subject++) {
    ends.fill(starts[subject + 1], starts[subject], starts[subject + 1]);
  }
  return ends;
}

function correlationOf({ correlation }: ResidualAt, i: number, j: number, codes: Int32Array): number {
  switch (correlation.kind) {
    case "none":
      return i === j ? 1 : 0;
    case "exchangeable":
      return i === j ? 1 : correlation.correlation;
    case "markov":
      return i === j ? 1 : correlation.between(codes[i], codes[j]);
    case "general":
      return correlation.between(codes[i], codes[j]);
  }
}
