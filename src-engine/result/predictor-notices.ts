import type { ColumnInWords, Notice } from "../../src-contract/notice.ts";
import { type AliasedColumn, isIntercept } from "../design/aliasing.ts";
import type { DesignColumn } from "../design/columns.ts";
import { nearlyAliased } from "../design/near-aliasing.ts";
import type { ModelFit } from "../fit/model-fit.ts";
import type { ResolvedVariable } from "../specification/specification.ts";
import { sixDigits } from "./aliased-effects.ts";
import { factorInWords, notice, threeDigits } from "./notice-words.ts";

/** Predictors that say nothing of their own. */

export function aliasing({ design }: ModelFit): readonly Notice[] {
  const columns = [...design.fixed, ...design.aliased.map(({ column }) => column)];
  const namesake = ({ name, factors }: DesignColumn): ColumnInWords =>
    columns.filter((other) => other.name === name).length > 1
      ? { name, factors: factors.map(factorInWords) }
      : { name };
  const inWords = (combination: AliasedColumn["combination"]) =>
    combination.map((part) => ({ ...namesake(part.column), coefficient: sixDigits(part.coefficient) }));
  const nearly = nearlyAliased(design).map(({ column, combination }) =>
    notice("warning", {
      code: "nearly-aliased-predictor",
      ...namesake(column),
      combination: inWords(combination).map((part) => ({ ...part, coefficient: threeDigits(part.coefficient) })),
    }),
  );
  const aliased = design.aliased.map(({ column, combination }) => {
    const { name } = column;
    const [only, ...others] = combination;
    if (only === undefined) return notice("warning", { code: "constant-predictor", name, value: 0 });
    if (isIntercept(only.column) && others.length === 0) {
      return notice("warning", { code: "constant-predictor", name, value: sixDigits(only.coefficient) });
    }
    return notice("warning", {
      code: "aliased-predictor",
      ...namesake(column),
      combination: inWords(combination),
    });
  });
  return [...aliased, ...nearly];
}

/** Categorical variables that a term names and that leave it without a column. */
export function oneCategory({ design }: ModelFit): readonly Notice[] {
  const { specification, values } = design;
  const fixed = [...design.fixed, ...design.aliased.map(({ column }) => column)];
  const parts = [
    { terms: specification.fixed, columns: fixed },
    ...specification.random.map(({ terms }, part) => ({ terms, columns: design.random[part]?.columns ?? [] })),
  ];
  const empty = parts.flatMap(({ terms, columns }) =>
    terms.filter((_, index) => columns.every(({ term }) => term !== index)),
  );
  const names = new Set(empty.flatMap(({ variables }) => variables.flatMap(categoricalName)));
  return [...names].flatMap((name) => {
    const [category, ...others] = values.categories(name).values;
    if (category === undefined || others.length > 0) return [];
    return [notice("warning", { code: "one-category", name, category })];
  });
}

function categoricalName({ kind, name }: ResolvedVariable): readonly string[] {
  return kind === "categorical" ? [name] : [];
}
