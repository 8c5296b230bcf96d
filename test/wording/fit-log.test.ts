import { expect, test } from "vitest";
import { fitLogWords } from "../../src-wording/fit-log.ts";

test("what another step of a search could gain is told with a raised power", () => {
  expect(fitLogWords.note(true, 1.3e-12)).toMatch(/by 1\.3 × 10⁻¹²\.$/);
  expect(fitLogWords.note(false, 250)).toMatch(/given up .* by 2\.5 × 10²\.$/);
  expect(fitLogWords.note(true, 0)).toMatch(/by nothing\.$/);
});
