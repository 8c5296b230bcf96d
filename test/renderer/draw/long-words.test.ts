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
    expect(breakableParts("Donaudampfschifffahrtsgesellschaft")).toEqual([
      "Donaudampfsc",
      "hifffahrtsge",
      "sellschaft",
    ]);
    expect(breakableParts("of Naturwissenschaften, ")).toEqual(["of Naturwissen", "schaften, "]);
    expect(breakableParts("😀".repeat(8)).join("")).toBe("😀".repeat(8));
  });

  it("leave other texts in one piece", () => {
    for (const text of ["", "School mean SES", "Proportion of students on the academic track", "a_b"]) {
      expect(breakableParts(text)).toEqual([text]);
    }
  });
});
