import type { OutputCell } from "../../../../src-contract/output.ts";
import { explainAfter, explainedRows } from "../../../../src-wording/after.ts";
import { uncapitalized } from "../../../../src-wording/capitalized.ts";
import { shareText } from "../../../../src-wording/number-text.ts";
import { componentsExplained } from "../../../after/variance-explained.ts";
import { isIntercept } from "../../../design/aliasing.ts";
import { sameRows } from "../../../fit/inference/likelihood-ratio.ts";
import type { LinearMixedFit } from "../../../fit/linear-mixed-model.ts";
import { nounOfLevel } from "../../../specification/context.ts";
import type { FittedModel } from "../../fitted-model.ts";
import { definedCell, emptyCell } from "../../number-text.ts";

/** A row of the comparison. */
export interface ExplainedRow {
  readonly label: string;
  readonly cells: readonly OutputCell[];
}

/**
 * By how much each variance falls from the null model among the models to the others on the same rows (Raudenbush & Bryk
 * 2002). None without a null model, or where none of the others explains anything.
 */
export function explainedOfModels(models: readonly FittedModel[]): readonly ExplainedRow[] {
  const nullModel = models.find(isNullModel);
  const base = nullModel?.fit;
  if (nullModel === undefined || base?.kind !== "linear") return [];
  const ofModels = models.map((model) =>
    model === nullModel || model.fit.kind !== "linear" || !sameRows(base.design, model.fit.design)
      ? new Map<string | null, number>()
      : explainedOf(model.fit, base),
  );
  const groups = [null, ...base.design.groupings.map(({ name }) => name)];
  return groups
    .filter((group) => ofModels.some((explained) => explained.has(group)))
    .map((group) => {
      const { names, context, settings } = nullModel;
      const where = uncapitalized(
        group === null
          ? explainedRows.residual(nounOfLevel(context, 1).plural)
          : explainedRows.between(names.unitPlural(group)),
      );
      return {
        label: explainedRows.explained(where),
        cells: ofModels.map((explained) => {
          const share = explained.get(group);
          return share === undefined
            ? emptyCell
            : definedCell(shareText(share, settings.decimals), share, explainAfter.explained(where));
        }),
      };
    });
}

function explainedOf(fit: LinearMixedFit, base: LinearMixedFit): ReadonlyMap<string | null, number> {
  return new Map(
    componentsExplained(fit, base).map(({ grouping, explained }) => [grouping?.name ?? null, explained] as const),
  );
}

/** Intercepts, fixed and random, and nothing else. */
function isNullModel({ fit: { kind, design } }: FittedModel): boolean {
  const columns = [...design.fixed, ...design.random.flatMap((part) => part.columns)];
  return kind === "linear" && design.random.length > 0 && columns.every(isIntercept);
}
