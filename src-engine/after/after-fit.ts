import type { AfterPart, AfterSettings } from "../../src-contract/after.ts";
import type { ModelFit } from "../fit/model-fit.ts";
import { unwatched, type Watch } from "../fit/watch.ts";
import { type EffectSize, effectSizes } from "./effect-sizes.ts";
import { influence } from "./influence.ts";
import { type MarginalMeans, marginalMeans } from "./marginal-means.ts";
import { type AfterOutcomes, afterOutcomes } from "./outcomes/after-outcomes.ts";
import { outcomeInfluence } from "./outcomes/outcome-influence.ts";
import { type ParallelLinesTest, parallelLines } from "./parallel-lines.ts";
import { type Prediction, predictions } from "./predictions.ts";
import { fitNullModel } from "./reference-models.ts";
import { type Residuals, residuals } from "./residuals.ts";
import { type SimpleSlopes, simpleSlopes } from "./simple-slopes.ts";
import { type UnitEffects, unitEffects } from "./unit-effects.ts";
import type { Influence } from "./unit-influence.ts";
import { type VarianceByLevel, varianceByLevel } from "./variance-by-level.ts";
import { type VarianceExplained, varianceExplained } from "./variance-explained.ts";

/** What was asked of a fit once it was there. Null: not asked for, or not defined for it. */
export interface AfterFit {
  readonly explained: VarianceExplained | null;
  readonly byLevel: VarianceByLevel | null;
  readonly effectSizes: readonly EffectSize[] | null;
  readonly parallelLines: readonly ParallelLinesTest[] | null;
  readonly marginalMeans: readonly MarginalMeans[] | null;
  readonly simpleSlopes: readonly SimpleSlopes[] | null;
  readonly unitEffects: readonly UnitEffects[] | null;
  readonly residuals: Residuals | null;
  readonly influence: readonly Influence[] | null;
  readonly predictions: readonly Prediction[] | null;
  /** What outcomes that are not normal have of their own. */
  readonly outcomes: AfterOutcomes | null;
}

/** Works out what is asked for, and nothing else. What rests on a residual variance is there for linear models only. */
export function afterFit(fit: ModelFit, settings: AfterSettings, watch: Watch): AfterFit {
  const { show, adjustment = "tukey", rows = [] } = settings;
  const linear = fit.kind === "linear" ? fit : null;
  let done = 0;
  /** Each part has the same share of the whole. */
  const watched = (parts: number): Watch => {
    const before = done;
    done += parts;
    return { stop: watch.stop, progress: (fraction) => watch.progress((before + parts * fraction) / show.length) };
  };
  const asked = <Result>(part: AfterPart, work: (watch: Watch) => Result | null) =>
    show.includes(part) ? work(watched(1)) : null;
  const hasGroups = fit.design.groupings.length > 0;
  const needsNull = show.includes("variance-explained") || show.includes("variance-by-level");
  const nullFit = linear && needsNull && hasGroups ? fitNullModel(linear, { ...unwatched, stop: watch.stop }) : null;
  return {
    explained: asked("variance-explained", (own) => linear && nullFit && varianceExplained(linear, nullFit, own)),
    byLevel: asked("variance-by-level", () => linear && nullFit && varianceByLevel(linear, nullFit)),
    effectSizes: asked("effect-sizes", () => linear && effectSizes(linear)),
    parallelLines: asked("parallel-lines", (own) => parallelLines(fit, own)),
    marginalMeans: asked("marginal-means", () => marginalMeans(fit, adjustment)),
    simpleSlopes: asked("simple-slopes", () => simpleSlopes(fit, adjustment)),
    unitEffects: asked("unit-effects", () => (linear && hasGroups ? unitEffects(linear) : null)),
    residuals: asked("residuals", () => linear && residuals(linear)),
    influence: asked("influence", (own) => {
      return fit.kind === "linear" ? influence(fit, own) : outcomeInfluence(fit, own);
    }),
    predictions: asked("predictions", () => linear && predictions(linear, rows)),
    outcomes: fit.kind === "generalized" ? afterOutcomes(fit, settings, watched(show.length - done)) : null,
  };
}
