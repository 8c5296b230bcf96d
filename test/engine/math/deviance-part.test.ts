import { expect, test } from "vitest";
import { deviancePart } from "../../../src-engine/math/log-gamma.ts";

test("comes to an end for what is no number", () => {
  expect(deviancePart(Number.NaN, 1)).toBeNaN();
  expect(deviancePart(1, Number.NaN)).toBeNaN();
});
