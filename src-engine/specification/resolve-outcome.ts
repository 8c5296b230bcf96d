import type { Distribution, Link } from "../../src-contract/analysis.ts";
import { isLinkAllowed, usualLink } from "./links.ts";
import type { ResolveContext } from "./resolve.ts";
import type { Specification } from "./specification.ts";

type ResolvedOutcome = Pick<
  Specification,
  "outcome" | "distribution" | "link" | "trials" | "exposure" | "offset" | "event" | "order"
>;

/** Settings that only some distributions have a use for. */
const users: Readonly<Record<"trials" | "exposure" | "event" | "reference" | "order", readonly Distribution[]>> = {
  trials: ["binomial"],
  exposure: ["poisson", "negative-binomial", "negative-binomial-linear", "geometric"],
  event: ["bernoulli"],
  reference: ["multinomial"],
  order: ["ordinal"],
};

/** Distributions of categories: their outcome may be a text. */
const categorical: readonly Distribution[] = ["bernoulli", "ordinal", "multinomial"];
const notYet: readonly Distribution[] = ["multinomial"];

/** The outcome, its distribution and link, and what goes with them. */
export function resolveOutcome(context: ResolveContext): ResolvedOutcome {
  const { model, lookUp, report } = context;
  const { outcome, distribution = "normal", event = null, order = null } = model;
  const link = model.link ?? usualLink(distribution);
  const variable = lookUp(outcome, "model.outcome");
  if (notYet.includes(distribution)) {
    report({
      at: "model.distribution",
      code: "not-available",
      feature: { kind: "distribution", value: distribution },
    });
  } else if (variable?.storage === "text" && !categorical.includes(distribution)) {
    report({ at: "model.outcome", code: "outcome-not-numeric", name: outcome });
  }
  if (!isLinkFitted(distribution, link)) {
    report({ at: "model.link", code: "link-impossible", distribution, link: linkName(link) });
  }
  for (const [setting, distributions] of Object.entries(users)) {
    if (model[setting as keyof typeof users] === undefined || distributions.includes(distribution)) continue;
    report({ at: `model.${setting}`, code: "setting-without-use", setting, distribution });
  }
  if (distribution === "normal" && model.offset !== undefined) {
    report({ at: "model.offset", code: "setting-without-use", setting: "offset", distribution });
  }
  if (distribution === "binomial" && model.trials === undefined) report({ at: "model.trials", code: "trials-missing" });
  if (model.exposure !== undefined && link !== "log") {
    report({ at: "model.exposure", code: "exposure-without-log", link: linkName(link) });
  }
  return {
    outcome,
    distribution,
    link,
    trials: numericVariable("trials", context),
    exposure: numericVariable("exposure", context),
    offset: numericVariable("offset", context),
    event,
    order,
  };
}

/** The linear engine fits the normal distribution as it is. */
function isLinkFitted(distribution: Distribution, link: Link): boolean {
  return distribution === "normal" ? link === "identity" : isLinkAllowed(distribution, link);
}

export function linkName(link: Link): string {
  return typeof link === "string" ? link : `power ${link.power}`;
}

function numericVariable(setting: "trials" | "exposure" | "offset", context: ResolveContext): string | null {
  const { model, lookUp, report } = context;
  const name = model[setting];
  if (name === undefined) return null;
  const at = `model.${setting}`;
  if (name === model.outcome) report({ at, code: "outcome-as-predictor", name });
  if (lookUp(name, at)?.storage === "text") report({ at, code: "text-as-continuous", name });
  return name;
}
