import { readFileSync } from "node:fs";
import type { ModelSpecification } from "../../src-contract/analysis.ts";

/** What kenward-roger-residual.R wrote. */
export interface KenwardRogerCases {
  readonly source: string;
  readonly cases: readonly KenwardRogerCase[];
}

export interface KenwardRogerCase {
  readonly name: string;
  readonly data: string;
  readonly model: ModelSpecification;
  readonly expected: {
    readonly estimate: readonly number[];
    readonly se: readonly number[];
    readonly df: readonly number[];
    readonly jointF: number;
    readonly jointDf: number;
  };
}

export const kenwardRogerCases: KenwardRogerCases = JSON.parse(
  readFileSync(new URL("../golden/kenward-roger-residual.json", import.meta.url), "utf8"),
);
