import { describe, expect, it } from "vitest";
import { breakableParts } from "../../../src-renderer/draw/LongWords.tsx";

describe("long words", () => {
  it("may break behind underscores and before capitals, so that a name does not widen its table", () => {
    expect(breakableParts("Effects on Reading_ComprehensionTotalScore_2024")).toEqual([
      "Effects on Reading_",
      "Comprehension",
      "Total",
      "Score_",
      "2024",
    ]);
  });

  it("break anywhere where they have no joint, and between whole characters", () => {
    expect(breakableParts("Donaudampfschifffahrtsgesellschaft")).toEqual(["Donaudampfschifffahr", "tsgesellschaft"]);
    expect(breakableParts("😀".repeat(21))).toEqual(["😀".repeat(20), "😀"]);
  });

  it("leave other texts in one piece", () => {
    for (const text of ["", "School mean SES", "Proportion of students on the academic track", "a_b"]) {
      expect(breakableParts(text)).toEqual([text]);
    }
  });
});
