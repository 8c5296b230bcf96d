import type { Hypothesis, ModelSpecification } from "../../src-contract/analysis.ts";
import { type GoldenFile, goldenFile } from "./golden-file.ts";

/** Tests of the fixed part as R’s packages have them: hypotheses.R. */
export interface HypothesisCase {
  readonly name: string;
  readonly formula: string;
  readonly data: string;
  readonly model: ModelSpecification;
  readonly names?: readonly string[];
  readonly hypotheses: readonly Hypothesis[];
  readonly expected: {
    readonly estimate?: readonly number[];
    readonly cr2?: ExpectedErrors;
    readonly cr0?: ExpectedErrors;
    readonly terms?: Readonly<Record<string, ExpectedTest>>;
    readonly termsKenwardRoger?: Readonly<Record<string, ExpectedTest>>;
    readonly hypotheses: readonly ExpectedHypothesis[];
  };
}

/** By coefficient. */
export interface ExpectedErrors {
  readonly se: readonly number[];
  readonly df: readonly number[];
  readonly p: readonly number[];
}

export interface ExpectedTest {
  readonly statistic: number;
  readonly df: readonly number[];
  readonly p: number;
}

export interface ExpectedHypothesis {
  readonly satterthwaite: ExpectedTest;
  readonly kenwardRoger?: ExpectedTest;
  readonly chiSquare: ExpectedTest;
  readonly cr2: ExpectedTest;
  readonly cr0: ExpectedTest;
  readonly rows: Readonly<Record<"estimate" | "se" | "cr2Se" | "cr2Df" | "cr0Se" | "cr0Df", readonly number[]>>;
}

export const hypothesisGolden = goldenFile<GoldenFile<HypothesisCase>>("hypotheses");
