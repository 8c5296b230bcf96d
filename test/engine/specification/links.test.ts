import { describe, expect, test } from "vitest";
import { distributions } from "../../../src-contract/analysis.ts";
import { allowedLinks, isLinkFitted, usualLink } from "../../../src-engine/specification/links.ts";

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
    expect(isLinkFitted("poisson", "probit")).toBe(false);
    expect(isLinkFitted("ordinal", { power: 2 })).toBe(false);
    expect(isLinkFitted("poisson", { power: 0.5 })).toBe(true);
    expect(isLinkFitted("bernoulli", "log-complement")).toBe(true);
  });

  test("every distribution has a usual link that is allowed", () => {
    for (const distribution of distributions) expect(isLinkFitted(distribution, usualLink(distribution))).toBe(true);
  });
});
