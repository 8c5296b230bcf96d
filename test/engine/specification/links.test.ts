import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Distribution, distributions, type Link } from "../../../src-contract/analysis.ts";
import { analyse } from "../../../src-engine/analyse.ts";
import { allowedLinks, isLinkAllowed, usualLink } from "../../../src-engine/specification/links.ts";
import { failureText } from "../../../src-wording/failures.ts";
import { madeData } from "../../support/made-data.ts";

describe("links that go with a distribution", () => {
  test.each([
    ["normal", "identity"],
    ["bernoulli", "logit"],
    ["binomial", "logit"],
    ["poisson", "log"],
    ["negative-binomial", "log"],
    ["gamma", "log"],
    ["beta", "logit"],
    ["ordinal", "logit"],
    ["multinomial", "logit"],
  ] as const)("%s without a link means %s", (distribution, link) => expect(usualLink(distribution)).toBe(link));

  test("multinomial outcomes have the generalized logit only", () =>
    expect(allowedLinks("multinomial")).toEqual(["logit"]));

  test("no link of probabilities goes with counts, and no power of cumulative probabilities is offered", () => {
    expect(isLinkAllowed("poisson", "probit")).toBe(false);
    expect(isLinkAllowed("ordinal", { power: 2 })).toBe(false);
    expect(isLinkAllowed("poisson", { power: 0.5 })).toBe(true);
    expect(isLinkAllowed("bernoulli", "log-complement")).toBe(true);
  });

  test("every distribution has a usual link that is allowed", () => {
    for (const distribution of distributions) expect(isLinkAllowed(distribution, usualLink(distribution))).toBe(true);
  });
});

test("a link that does not go with a distribution is refused with the reason and those that do", () => {
  const refused = (distribution: Distribution, link: Link) => {
    const model = { outcome: "y", distribution, link, fixed: [{ variables: [] }], random: [] };
    const analysis = analyse(madeData({ y: [0.2, 0.4, 0.1, 0.7] }), model);
    return analysis.ok ? null : failureText(analysis.failure);
  };
  expect(refused("gamma", "logit")).toContain(
    "The logit link does not go with the gamma distribution, whose mean is a positive number; choose log, inverse, identity, inverse squared or a power.",
  );
  expect(refused("multinomial", "probit")).toContain("log-odds against the reference; choose logit.");
  expect(refused("beta", { power: 2 })).toContain("whose mean is a probability or a share");
});

test("docs/distributions.md says which links every distribution can have", () => {
  const page = readFileSync(new URL("../../../docs/distributions.md", import.meta.url), "utf8");
  const written = [...page.matchAll(/^\| `([\w-]+)` \| (.+) \|$/gm)].map(([, distribution = "", links = ""]) => {
    return [distribution, links.replaceAll("`", "").split(", ")] as const;
  });
  const offered = distributions.map((distribution) => [distribution, [...allowedLinks(distribution)]]);
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(offered));
});
