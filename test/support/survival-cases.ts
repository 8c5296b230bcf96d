import { readFileSync } from "node:fs";
import type { ModelSpecification } from "../../src-contract/analysis.ts";
import type { DataStep } from "../../src-contract/data-steps.ts";
import { runSteps } from "../../src-engine/steps/run-steps.ts";
import type { DataSet } from "../../src-engine/table/data-set.ts";
import { goldenData } from "./golden-data.ts";

/** What survival.R wrote: discrete-time survival models of spells that R turned into rows of periods by itself. */
export interface SurvivalCases {
  readonly source: string;
  readonly lifeTable: Readonly<
    Record<"period" | "atRisk" | "events" | "censored" | "hazard" | "survival" | "se", readonly number[]>
  >;
  readonly cases: readonly SurvivalCase[];
}

export interface SurvivalCase {
  readonly name: string;
  readonly formula: string;
  readonly model: ModelSpecification;
  readonly expected: {
    readonly logLik: number;
    readonly estimate: readonly number[];
    readonly se: readonly number[];
    readonly variance: number | null;
  };
}

export const survivalCases: SurvivalCases = JSON.parse(
  readFileSync(new URL("../golden/survival.json", import.meta.url), "utf8"),
);

/** The steps that the dialog makes of "duration", "quit", and the logarithm of time. */
export const survivalSteps: readonly DataStep[] = [
  { id: "step1", kind: "person-period", duration: "duration", event: "quit", period: "period", happens: "event" },
  { id: "step2", kind: "compute", variables: [{ name: "lnPeriod", formula: "ln(period)" }] },
];

let periods: DataSet | null = null;

/** The spells as rows of periods. */
export function spellPeriods(): DataSet {
  const find = () => ({ ok: false, problem: { code: "nothing-chosen" } }) as const;
  const options = { find, levels: [], known: [], stop: () => false };
  periods ??= runSteps(goldenData("spells"), survivalSteps, options)?.data ?? null;
  if (periods === null) throw new Error("the steps were stopped");
  return periods;
}
