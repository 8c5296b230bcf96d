import { readFileSync } from "node:fs";
import type { ModelSpecification } from "../../src-contract/analysis.ts";

/** What a script of another program wrote. */
export interface GoldenFile<Case> {
  readonly source: string;
  readonly cases: readonly Case[];
}

/** A model of a data set with what the other program finds for it. */
export interface ModelCase<Expected> {
  readonly name: string;
  readonly data: string;
  readonly model: ModelSpecification;
  readonly expected: Expected;
}

/** What every fit has. */
export interface ExpectedFit {
  readonly logLik: number;
  readonly parameters: number;
  readonly estimate: readonly number[];
  readonly se: readonly number[];
  /** By random entry in the model's order. */
  readonly covariance: readonly (readonly (readonly number[])[])[];
}

/** `generalized` → test/golden/generalized.json. */
export function goldenFile<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), "utf8"));
}
