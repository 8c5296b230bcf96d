import type {
  AtCategories,
  CombinationResult,
  ComparisonResult,
  MarginalMeansResult,
  RegionsResult,
  SimpleSlopesResult,
} from "../../../src-contract/after-result.ts";
import type { JohnsonNeyman } from "../../after/johnson-neyman.ts";
import type { MarginalMeans } from "../../after/marginal-means.ts";
import type { AdjustedTest } from "../../after/multiple-comparisons.ts";
import type { ModeratorValue, SimpleSlopes } from "../../after/simple-slopes.ts";
import type { RowValues } from "../../design/row-values.ts";
import type { CombinationTest } from "../../fit/inference/coefficient-tests.ts";
import { type ResolvedVariable, variableName } from "../../specification/specification.ts";

export function marginalMeansResult(
  { equation, variables, means, comparisons, adjustment }: MarginalMeans,
  values: RowValues,
): MarginalMeansResult {
  const at = (categories: readonly number[]): AtCategories =>
    Object.fromEntries(
      variables.map(({ name }, index) => [name, values.categories(name).values[categories[index] ?? 0] ?? ""]),
    );
  return {
    ...(equation !== undefined && { equation }),
    variables: variables.map(({ name }) => name),
    adjustment,
    means: means.map(({ categories, test, response }) => ({
      at: at(categories),
      estimate: test && combination(test),
      response: response && { mean: response.mean, ci: response.interval },
    })),
    comparisons: comparisons.map(({ first, second, test }) => ({
      first: at(first.categories),
      second: at(second.categories),
      ...comparison(test),
    })),
  };
}

export function simpleSlopesResult(
  { equation, predictor, moderator, slopes, differences, adjustment, region, regionsAt }: SimpleSlopes,
  values: RowValues,
): SimpleSlopesResult {
  const chosenValue = ({ name }: ResolvedVariable, at: ModeratorValue) =>
    at.kind === "number" ? at.value : (values.categories(name).values[at.category] ?? "");
  const valueAt = (at: ModeratorValue) => chosenValue(moderator, at);
  return {
    ...(equation !== undefined && { equation }),
    predictor: variableName(predictor),
    moderator: variableName(moderator),
    adjustment,
    slopes: slopes.map(({ at, test }) => ({ at: valueAt(at), ...combination(test) })),
    comparisons: differences.map(({ first, second, test }) => ({
      first: valueAt(first),
      second: valueAt(second),
      ...comparison(test),
    })),
    johnsonNeyman: region && regions(region),
    ...(regionsAt.length > 0 && {
      johnsonNeymanAt: regionsAt.map(({ other, at, region: there }) => ({
        name: variableName(other),
        at: chosenValue(other, at),
        ...regions(there),
      })),
    }),
  };
}

function regions({ range, boundaries, significant }: JohnsonNeyman): RegionsResult {
  return { range, boundaries, significant: significant.map(({ from, to, share }) => ({ from, to, share })) };
}

function combination({ estimate, se, df, statistic, p, interval }: CombinationTest): CombinationResult {
  return { estimate, se, df: Number.isFinite(df) ? df : null, statistic, p, ci: interval };
}

function comparison(test: AdjustedTest): ComparisonResult {
  return { ...combination(test), adjustedP: test.adjustedP, adjustedCi: test.adjustedInterval };
}
