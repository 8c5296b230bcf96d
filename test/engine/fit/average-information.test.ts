import { expect, test } from "vitest";
import { averageInformation } from "../../../src-engine/fit/average-information.ts";
import { fitLinearMixedModel } from "../../../src-engine/fit/linear-mixed-model.ts";
import { type DevianceAt, devianceAt, residualCombination } from "../../../src-engine/fit/profiled-deviance.ts";
import { factorOf, relativeCovariance, symmetricProduct } from "../../../src-engine/fit/relative-covariance.ts";
import { choleskyInPlace, solveLowerInPlace, solveUpperInPlace } from "../../../src-engine/math/cholesky.ts";
import { innerProduct } from "../../../src-engine/math/inner-product.ts";
import { goldenDesign } from "../../support/golden-design.ts";

const intercept = { variables: [] };
const time = { variables: [{ name: "time" }] };

/** Occasions in pupils, whose slopes vary, crossed with tutors, in schools. */
const design = goldenDesign("learning", {
  outcome: "y",
  fixed: [intercept, time],
  random: [
    { group: "pupil", terms: [intercept, time] },
    { group: "tutor", terms: [intercept] },
    { group: "school", terms: [intercept] },
  ],
});

test.each(["REML", "ML"] as const)(
  "the average information of crossed factors is that of the rows themselves, %s",
  (method) => {
    const fit = fitLinearMixedModel(design, { method, maxEvaluations: 500, stop: () => false });
    if (!fit.ok) throw new Error(JSON.stringify(fit.failure));
    const { problem, basis } = fit.value.state;
    const at = devianceAt(
      problem,
      fit.value.state.at.theta.map((value, m) => value + 0.1 * (m + 1)),
    );
    if (at === null || problem.effects.kind !== "crossed") throw new Error("not as meant");
    const found = averageInformation(problem, problem.effects, at);
    const columns = [...basis.x, basis.columns.length - 1].map((k) => basis.columns[k] ?? new Float64Array());
    const changed = changes(at);
    const [solve, x, count] = [solver(at), columns.slice(0, -1), changed.length];
    const combination = residualCombination(at.beta);
    const residual = solve(sumOf(columns, combination));
    const moved = changed.map((change) => change(residual));
    const solved = moved.map(solve);
    const df = method === "REML" ? problem.rows - x.length : problem.rows;
    for (const [m, one] of moved.entries()) {
      const along = x.map((column) => innerProduct(column, solved[m] ?? column));
      for (const [n, other] of moved.entries()) {
        const across = x.map((column) => innerProduct(column, solved[n] ?? column));
        const explained = along.reduce(
          (sum, left, a) =>
            sum + left * across.reduce((part, right, b) => part + (at.inverse[a * x.length + b] ?? 0) * right, 0),
          0,
        );
        const expected =
          (innerProduct(solved[m] ?? one, other) - explained) / at.variance -
          (innerProduct(one, residual) * innerProduct(other, residual)) / (df * at.variance ** 2);
        const size = Math.sqrt(Math.abs((found[m * count + m] ?? 0) * (found[n * count + n] ?? 0)));
        expect(Math.abs((found[m * count + n] ?? 0) - expected) / size).toBeLessThan(1e-9);
      }
    }

    /** Multiplication by ∂V/∂θ_m, by parameter. */
    function changes({ theta }: DevianceAt): readonly ((column: Float64Array) => Float64Array)[] {
      return problem.parts.flatMap(({ parameters, thetaOffset }, part) => {
        const factor = factorOf(parameters, theta, thetaOffset);
        return parameters.basis.map((matrix) => {
          const change = symmetricProduct(matrix, factor, parameters.size);
          return (column: Float64Array) => timesCovariance(part, change, column);
        });
      });
    }

    /** Z M Z' v of one random part. */
    function timesCovariance(part: number, matrix: Float64Array, column: Float64Array): Float64Array {
      const units = design.groupings[problem.parts[part]?.grouping ?? 0]?.units ?? new Int32Array();
      const z = (basis.z[part] ?? []).map((k) => basis.columns[k] ?? new Float64Array());
      const sums = new Map<number, Float64Array>();
      for (const [row, unit] of units.entries()) {
        const own = sums.get(unit) ?? new Float64Array(z.length);
        for (const [k, values] of z.entries()) own[k] = (own[k] ?? 0) + (values[row] ?? 0) * (column[row] ?? 0);
        sums.set(unit, own);
      }
      return column.map((_, row) => {
        const own = sums.get(units[row] ?? 0) ?? new Float64Array(z.length);
        return z.reduce(
          (sum, values, i) =>
            sum +
            (values[row] ?? 0) * z.reduce((part, __, j) => part + (matrix[i * z.length + j] ?? 0) * (own[j] ?? 0), 0),
          0,
        );
      });
    }

    /** Multiplication by V⁻¹ as a matrix of rows × rows. */
    function solver({ theta }: DevianceAt): (column: Float64Array) => Float64Array {
      const rows = design.outcome.length;
      const matrix = new Float64Array(rows * rows);
      for (let row = 0; row < rows; row++) {
        const unit = new Float64Array(rows).with(row, 1);
        const column = unit.slice();
        for (const [part, { parameters, thetaOffset }] of problem.parts.entries()) {
          const relative = relativeCovariance(factorOf(parameters, theta, thetaOffset), parameters.size);
          for (const [at, value] of timesCovariance(part, relative, unit).entries())
            column[at] = (column[at] ?? 0) + value;
        }
        matrix.set(column, row * rows);
      }
      choleskyInPlace(matrix, rows);
      return (column) => {
        const solved = column.slice();
        solveLowerInPlace(matrix, rows, solved, 1);
        solveUpperInPlace(matrix, rows, solved);
        return solved;
      };
    }
  },
);

function sumOf(columns: readonly Float64Array[], weights: Float64Array): Float64Array {
  return (columns[0] ?? new Float64Array()).map((_, row) =>
    columns.reduce((sum, column, k) => sum + (weights[k] ?? 0) * (column[row] ?? 0), 0),
  );
}

test("a search with crossed factors takes half as many evaluations as one that has the curvature to learn", () => {
  const fit = fitLinearMixedModel(
    goldenDesign("penicillin", {
      outcome: "diameter",
      fixed: [intercept],
      random: ["plate", "sample"].map((group) => ({ group, terms: [intercept] })),
    }),
  );
  expect(fit.ok && fit.value.search.converged && fit.value.search.trace.length).toBeLessThan(8);
});
