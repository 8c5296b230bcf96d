import type { Link } from "../../../src-contract/analysis.ts";
import { allowedLinks, isLinkAllowed, usualLink } from "../links.ts";
import { categoricalOutcomes, outcomeSettingUsers } from "../outcome-settings.ts";
import type { Specification } from "../specification.ts";
import type { ResolveContext } from "./resolve-context.ts";

type ResolvedOutcome = Pick<
  Specification,
  | "outcome"
  | "distribution"
  | "link"
  | "trials"
  | "exposure"
  | "offset"
  | "event"
  | "order"
  | "reference"
  | "period"
  | "degreesOfFreedom"
  | "overdispersion"
>;

/** The outcome, its distribution and link, and what goes with them. */
export function resolveOutcome(context: ResolveContext): ResolvedOutcome {
  const { model, lookUp, report } = context;
  const { outcome, distribution = "normal", event = null, order = null, reference = null } = model;
  const link = model.link ?? usualLink(distribution);
  const variable = lookUp(outcome, "model.outcome");
  if (variable?.storage === "text" && !categoricalOutcomes.includes(distribution)) {
    report({ at: "model.outcome", code: "outcome-not-numeric", name: outcome });
  }
  if (!isLinkAllowed(distribution, link)) {
    report({
      at: "model.link",
      code: "link-impossible",
      distribution,
      link: linkName(link),
      allowed: allowedLinks(distribution),
    });
  }
  for (const [setting, distributions] of Object.entries(outcomeSettingUsers)) {
    if (model[setting as keyof typeof outcomeSettingUsers] === undefined || distributions.includes(distribution))
      continue;
    report({ at: `model.${setting}`, code: "setting-without-use", setting, distribution });
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
    reference,
    period: periodVariable(context),
    degreesOfFreedom: model.degreesOfFreedom ?? null,
    overdispersion: model.overdispersion ?? false,
  };
}

function periodVariable({ model, lookUp, report }: ResolveContext): string | null {
  const { survival, outcome } = model;
  if (survival === undefined) return null;
  const at = "model.survival.period";
  if (survival.period === outcome) report({ at, code: "outcome-as-predictor", name: outcome });
  lookUp(survival.period, at);
  return survival.period;
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
