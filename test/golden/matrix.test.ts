import { describe, expect, test } from "vitest";
import type { Distribution, Link, ModelSpecification } from "../../src-contract/analysis.ts";
import { generalizedCases, otherGeneralizedCases } from "../support/generalized-cases.ts";
import { type GoldenFile, goldenFile, type ModelCase } from "../support/golden-file.ts";

/** Every distribution with each of its usual links stands beside R with one intercept, a slope, nested and crossed factors. */
const usual: Readonly<Partial<Record<Distribution, readonly Link[]>>> = {
  normal: ["log", "inverse"],
  bernoulli: ["logit", "probit", "cloglog", "loglog", "cauchit"],
  binomial: ["logit", "probit", "cloglog", "loglog", "cauchit"],
  poisson: ["log", { power: 0.5 }],
  "negative-binomial": ["log"],
  "negative-binomial-linear": ["log"],
  geometric: ["log"],
  gamma: ["log", "inverse"],
  exponential: ["log"],
  "inverse-gaussian": ["log", "inverse-squared"],
  beta: ["logit", "probit", "cloglog", "loglog"],
  lognormal: ["identity"],
  "student-t": ["identity"],
  ordinal: ["logit", "probit", "cloglog", "loglog", "cauchit"],
  multinomial: ["logit"],
};
const structures = ["intercept", "slope", "nested", "crossed"] as const;

const others = ["ordinal", "multinomial", "links"].flatMap(
  (name) => goldenFile<GoldenFile<ModelCase<unknown>>>(name).cases,
);
const cells = new Set(
  [...generalizedCases.cases, ...otherGeneralizedCases.cases, ...others].map(({ model }) => cellOf(model)),
);

function cellOf({ distribution = "normal", link, random }: ModelSpecification): string {
  return cell(distribution, link ?? usual[distribution]?.[0] ?? "identity", structureOf(random));
}

/** Of the golden data: what is crossed with units are items and doctors. */
function structureOf(random: ModelSpecification["random"]): (typeof structures)[number] | "none" {
  const groups = random.map(({ group }) => [group].flat().join("/"));
  if (groups.length > 1) return groups.some((group) => group === "item" || group === "doctor") ? "crossed" : "nested";
  return random[0] === undefined ? "none" : random[0].terms.length > 1 ? "slope" : "intercept";
}

function cell(distribution: Distribution, link: Link, structure: string): string {
  return `${distribution}, ${JSON.stringify(link)}, ${structure}`;
}

describe.each(Object.entries(usual) as [Distribution, readonly Link[]][])("%s", (distribution, links) => {
  test.each(structures)("%s", (structure) => {
    const asked = links.map((link) => cell(distribution, link, structure));
    expect(asked.filter((one) => !cells.has(one))).toEqual([]);
  });
});
