import type { Design } from "../../design/design.ts";
import { orthogonalize } from "../../design/orthogonalize.ts";
import { chiSquareUpperTail } from "../../math/chi-square-distribution.ts";

/** Whether the residual variance is the same in all units. */
export interface LevelOneHomogeneity {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
  /** Those with rows enough for a residual variance of their own. */
  readonly units: number;
}

/**
 * HLM's H test of homogeneity of the level-1 variance (Raudenbush & Bryk 2002, equations 9.20 and 9.21). With S²_j the residual
 * variance of unit j's own least-squares regression on what varies within units, on f_j degrees of freedom,
 *
 *     d_j = (ln S²_j − Σ f_j ln S²_j / Σ f_j) / √(2/f_j),   H = Σ d²_j ~ χ²(J − 1)
 *
 * for large f_j and normal residuals. Null with crossed factors, without units, with residuals that are not independent of one
 * variance to begin with, and where fewer than two units have a variance of their own.
 */
export function levelOneHomogeneity(design: Design): LevelOneHomogeneity | null {
  const { groupings, isNested, residual } = design;
  const [innermost] = groupings;
  if (innermost === undefined || !isNested || residual.kind !== "independent") return null;
  const variances = ownVariances(design, innermost.starts);
  if (variances.length < 2) return null;
  const total = variances.reduce((sum, { df }) => sum + df, 0);
  const center = variances.reduce((sum, { df, logVariance }) => sum + df * logVariance, 0) / total;
  const chiSquare = variances.reduce((sum, { df, logVariance }) => sum + (df * (logVariance - center) ** 2) / 2, 0);
  const df = variances.length - 1;
  return { chiSquare, df, p: chiSquareUpperTail(chiSquare, df), units: variances.length };
}

interface OwnVariance {
  readonly logVariance: number;
  readonly df: number;
}

/** A column is as good as nothing within a unit below this share of its length. */
const negligible = 1e-8;
/** A sum of squares below this share of the outcome's is rounding: such a unit has no variance. */
const rounding = 1e-24;

function ownVariances({ fixed, random, outcome, weights }: Design, starts: Int32Array): readonly OwnVariance[] {
  const predictors = [...fixed, ...random.flatMap(({ columns }) => columns)];
  return Array.from({ length: starts.length - 1 }, (_, unit): readonly OwnVariance[] => {
    const [from, to] = [starts[unit], starts[unit + 1]];
    const roots = weights?.subarray(from, to).map(Math.sqrt) ?? null;
    const rowsOf = (values: Float64Array) => {
      const own = values.slice(from, to);
      return roots === null ? own : own.map((value, row) => value * roots[row]);
    };
    const columns = predictors.map(({ values }) => rowsOf(values));
    const { kept } = orthogonalize(
      columns,
      columns.map((column) => negligible * length(column)),
    );
    const df = to - from - kept.length;
    const left = rowsOf(outcome);
    const before = length(left);
    for (let pass = 0; pass < 2; pass++) for (const { direction } of kept) removeDirection(left, direction);
    const squares = length(left) ** 2;
    return df > 0 && squares > rounding * before * before ? [{ logVariance: Math.log(squares / df), df }] : [];
  }).flat();
}

function removeDirection(values: Float64Array, direction: Float64Array): void {
  const along = values.reduce((sum, value, row) => sum + value * direction[row], 0);
  for (let row = 0; row < values.length; row++) values[row] -= along * direction[row];
}

function length(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
