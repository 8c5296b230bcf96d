import type { ModelDraft } from "../../src-contract/project.ts";
import { type SetCovariances, type SetResidual, setCovariances, setResidual } from "./change/covariance.ts";
import { type SwitchCrossedEffect, switchCrossedEffect } from "./change/crossed-effect.ts";
import { type SetDistribution, setDistribution } from "./change/distribution.ts";
import { type SetEstimation, type SetSearch, setEstimation, setSearch } from "./change/estimation.ts";
import { type ChangeForm, changeForm } from "./change/form.ts";
import { type SetHypotheses, type SetInference, setHypotheses, setInference } from "./change/inference.ts";
import { type SwitchIntercept, switchIntercept } from "./change/intercept.ts";
import type { Obstacle } from "./change/obstacle.ts";
import { type MovePredictor, movePredictor } from "./change/order.ts";
import { type SetOutcome, setOutcome } from "./change/outcome.ts";
import { type AddPredictor, addPredictor, type RemovePredictor, removePredictor } from "./change/predictor.ts";
import { type AddProduct, addProduct } from "./change/product.ts";
import { type SwitchEffect, switchEffect } from "./change/random-effect.ts";
import { type RemoveRest, removeRest } from "./change/rest.ts";
import type { ChangeRule } from "./change/rule.ts";
import { type RemoveVariable, removeVariable } from "./change/variable.ts";
import { type AddWithinBetween, addWithinBetween } from "./change/within-between.ts";
import type { WorkingModel } from "./working-model.ts";

/** Everything a click, a key or a drop can do to a model. */
export type ModelChange =
  | SetOutcome
  | AddPredictor
  | AddWithinBetween
  | AddProduct
  | RemovePredictor
  | RemoveVariable
  | RemoveRest
  | MovePredictor
  | ChangeForm
  | SwitchEffect
  | SwitchCrossedEffect
  | SwitchIntercept
  | SetDistribution
  | SetEstimation
  | SetSearch
  | SetCovariances
  | SetResidual
  | SetInference
  | SetHypotheses;

const rules: { readonly [Kind in ModelChange["kind"]]: ChangeRule<Extract<ModelChange, { readonly kind: Kind }>> } = {
  "set-outcome": setOutcome,
  "add-predictor": addPredictor,
  "add-within-between": addWithinBetween,
  "add-product": addProduct,
  "remove-predictor": removePredictor,
  "remove-variable": removeVariable,
  "remove-rest": removeRest,
  "move-predictor": movePredictor,
  "change-form": changeForm,
  "switch-effect": switchEffect,
  "switch-crossed-effect": switchCrossedEffect,
  "switch-intercept": switchIntercept,
  "set-distribution": setDistribution,
  "set-estimation": setEstimation,
  "set-search": setSearch,
  "set-covariances": setCovariances,
  "set-residual": setResidual,
  "set-inference": setInference,
  "set-hypotheses": setHypotheses,
};

/** Why the change cannot be made now; null: it can. */
export function obstacleTo<Kind extends ModelChange["kind"]>(
  model: WorkingModel,
  change: Extract<ModelChange, { readonly kind: Kind }>,
): Obstacle | null {
  return ruleOf(change).obstacle(model, change);
}

/** The draft after the change; the same draft where there is an obstacle or nothing to change. */
export function applyChange(model: WorkingModel, change: ModelChange): ModelDraft {
  return obstacleTo(model, change) === null ? ruleOf(change).apply(model, change) : model.draft;
}

/** The change as undo names it: "Add SES, group-mean centered". */
export function describeChange(model: WorkingModel, change: ModelChange): string {
  return ruleOf(change).describe(model, change);
}

function ruleOf(change: ModelChange): ChangeRule<ModelChange> {
  return rules[change.kind] as ChangeRule<ModelChange>;
}
