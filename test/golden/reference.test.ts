import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ResultDocument } from "../../src-contract/result.ts";
import { runFit } from "../../src-engine/cli/fit-command.ts";
import { near } from "../support/near.ts";

/** The reference analyses, run as the command line runs them: file in, file out. */
interface Reference {
  readonly n: number;
  readonly logLik: number;
  readonly parameters: number;
  readonly singular?: boolean;
  /** Normal outcomes only. */
  readonly residualVariance?: number;
  readonly fixed: readonly {
    readonly estimate: number;
    readonly se: number;
    /** Satterthwaite's and the p value by them, where R could work them out in reasonable time. */
    readonly df?: number;
    readonly p?: number;
    /** Kenward and Roger's, for REML fits without uncorrelated slopes. */
    readonly krSe?: number;
    readonly krDf?: number;
  }[];
  /** Of ordinal outcomes. */
  readonly thresholds?: readonly { readonly name: string; readonly estimate: number; readonly se: number }[];
  /** The distribution's own parameter, where it has one. */
  readonly dispersion?: number;
  readonly random: readonly {
    readonly names: readonly string[];
    readonly covariance: readonly (readonly number[])[];
  }[];
}

const folder = fileURLToPath(new URL("reference/", import.meta.url));
const names = readdirSync(folder).flatMap((file) => /^(.*)\.analysis\.json$/.exec(file)?.[1] ?? []);
let scratch = "";

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "crosslevel-reference-"));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

test.each(names)("%s", async (name) => {
  const result = await run(join(folder, `${name}.analysis.json`));
  const expected = expectedOf(name);
  expect(result.fit.observations).toBe(expected.n);
  expect(result.fit.parameters).toBe(expected.parameters);
  expect(result.fit.singular).toBe(expected.singular ?? false);
  expect(result.fit.logLikelihood).toBeGreaterThan(expected.logLik - 1e-6);
  expect(result.fit.logLikelihood).toBeLessThan(expected.logLik + 1e-4);
  if (expected.residualVariance === undefined) expect(result.residual).toBeNull();
  else near(result.residual?.variance, expected.residualVariance, 1e-3 * expected.residualVariance);
  if (expected.dispersion !== undefined) {
    near(Number(result.dispersion?.estimate), expected.dispersion, 1e-3 * expected.dispersion);
  }
  expect(result.thresholds).toHaveLength(expected.thresholds?.length ?? 0);
  for (const [k, { name: cut, estimate, se }] of (expected.thresholds ?? []).entries()) {
    expect(result.thresholds[k]?.name).toBe(cut);
    near(result.thresholds[k]?.estimate, estimate, 2e-3 * se);
    near(result.thresholds[k]?.se, se, 1e-3 * se);
  }
  expect(result.fixed).toHaveLength(expected.fixed.length);
  for (const [k, { estimate, se, df, p }] of expected.fixed.entries()) {
    near(result.fixed[k]?.estimate, estimate, 2e-3 * se);
    near(result.fixed[k]?.se, se, 1e-3 * se);
    if (df === undefined || p === undefined) continue;
    near(result.fixed[k]?.df ?? undefined, df, 5e-3 * df);
    near(result.fixed[k]?.p, p, 0.03 * p + 1e-12);
  }
  expect(result.random.map((random) => random.names.length)).toEqual(
    expected.random.map((random) => random.names.length),
  );
  for (const [part, { covariance }] of expected.random.entries()) {
    for (const [i, row] of covariance.entries()) {
      for (const [j, value] of row.entries()) {
        const scale = Math.sqrt((covariance[i]?.[i] ?? 0) * (covariance[j]?.[j] ?? 0));
        near(result.random[part]?.covariance[i]?.[j], value, 2e-3 * scale);
      }
    }
  }
});

test.each(names.filter((name) => expectedOf(name).fixed.some(({ krDf }) => krDf !== undefined)))(
  "%s with Kenward and Roger's degrees of freedom",
  async (name) => {
    const analysis = JSON.parse(readFileSync(join(folder, `${name}.analysis.json`), "utf8"));
    analysis.data.file = join(folder, analysis.data.file);
    analysis.model.inference = { ...analysis.model.inference, df: "kenward-roger" };
    const file = join(scratch, `${name}-kr.analysis.json`);
    writeFileSync(file, JSON.stringify(analysis));
    const result = await run(file);
    for (const [k, { krSe = Number.NaN, krDf = Number.NaN }] of expectedOf(name).fixed.entries()) {
      near(result.fixed[k]?.se, krSe, 1e-4 * krSe);
      near(result.fixed[k]?.df ?? undefined, krDf, 1e-3 * krDf);
    }
  },
);

async function run(file: string): Promise<ResultDocument> {
  const out = join(scratch, "result.json");
  expect(await runFit({ kind: "fit", file, out, repeat: 1 })).toEqual({ ok: true });
  return JSON.parse(readFileSync(out, "utf8"));
}

function expectedOf(name: string): Reference {
  return JSON.parse(readFileSync(join(folder, `${name}.expected.json`), "utf8"));
}
