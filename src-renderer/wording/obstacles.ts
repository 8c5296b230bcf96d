import type { Obstacle } from "../../src-engine/specification/change/obstacle.ts";
import { equationName } from "../../src-engine/specification/predictor-name.ts";

/** Why a menu's item is disabled, in a few words under it. */
export function obstacleText(obstacle: Obstacle): string {
  switch (obstacle.code) {
    case "unknown-variable":
      return `${equationName(obstacle.name)} is not in the data`;
    case "is-outcome":
      return `${equationName(obstacle.name)} is the outcome`;
    case "is-identifier":
      return `${equationName(obstacle.name)} identifies the ${obstacle.units}`;
    case "is-constant":
      return `${equationName(obstacle.name)} has the same value in all rows`;
    case "has-no-values":
      return `${equationName(obstacle.name)} has no values`;
    case "is-text":
      return `${equationName(obstacle.name)} holds texts, not numbers`;
    case "is-in-equation":
      return `${obstacle.predictor} is in this equation already`;
    case "is-in-model":
      return `${obstacle.predictor} is in the model already`;
    case "is-not-in-equation":
      return `${obstacle.predictor} is not in this equation yet`;
    case "is-not-there":
      return "Not in this equation yet";
    case "is-not-in-model":
      return "Not in the model";
    case "varies-below":
      return `${equationName(obstacle.name)} varies within ${obstacle.units}: it explains the level below`;
    case "varies-above":
      return `${equationName(obstacle.name)} varies only between ${obstacle.units}: it explains the level above`;
    case "no-levels":
      return "No groups yet: choose them on the Levels screen";
    case "same-within":
      return `${equationName(obstacle.name)} does not vary within ${obstacle.units}`;
    case "categories-have-no-mean":
      return `${equationName(obstacle.name)} enters as categories, which have no mean`;
    case "categories-have-no-power":
      return `${equationName(obstacle.name)} enters as categories, which have no powers`;
    case "is-first":
      return "Already the first";
    case "is-last":
      return "Already the last";
    case "nothing-else-in-equation":
      return "Nothing else is in this equation: remove the predictor instead";
    case "shares-variable":
      return `${equationName(obstacle.name)} is in both: use a power`;
  }
}
