import type { Design } from "../../design/design.ts";
import type { ResidualAt } from "./residual-matrix.ts";

/** R/w of some rows, relative to σ², n × n. Rows of a subject come in the order of their occasions. */
export type ResidualBlocks = (rows: readonly number[]) => Float64Array;

/** R of the residuals' family (null: independent, one variance) with the precision weights, in the user's rows. */
export function residualBlocks(
  { outcome, residual, weights }: Pick<Design, "outcome" | "residual" | "weights">,
  at: ResidualAt | null,
): ResidualBlocks {
  const codes = residual.kind === "independent" ? null : residual.occasions.codes;
  const spreads = rowSpreads(outcome.length, weights, codes, at);
  const subjects = residual.kind === "within" ? subjectsByRow(residual.starts) : null;
  const correlation = (i: number, j: number): number => {
    if (at === null || codes === null || (i !== j && (subjects === null || subjects[i] !== subjects[j]))) {
      return i === j ? 1 : 0;
    }
    return correlationOf(at, i, j, codes);
  };
  return (rows) => {
    const size = rows.length;
    const block = new Float64Array(size * size);
    for (const [a, i] of rows.entries()) {
      for (let b = 0; b <= a; b++) {
        const value = spreads[i] * spreads[rows[b]] * correlation(i, rows[b]);
        block[a * size + b] = value;
        block[b * size + a] = value;
      }
    }
    return block;
  };
}

/** s/√w of each row. */
function rowSpreads(
  rows: number,
  weights: Float64Array | null,
  codes: Int32Array | null,
  at: ResidualAt | null,
): Float64Array {
  const scales = at?.scales ?? null;
  return Float64Array.from({ length: rows }, (_, row) => {
    const scale = scales === null || codes === null ? 1 : scales[codes[row]];
    return weights === null ? scale : scale / Math.sqrt(weights[row]);
  });
}

function subjectsByRow(starts: Int32Array): Int32Array {
  const subjects = new Int32Array(starts[starts.length - 1]);
  for (let subject = 0; subject + 1 < starts.length; subject++) {
    subjects.fill(subject, starts[subject], starts[subject + 1]);
  }
  return subjects;
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
