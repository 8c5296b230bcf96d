import { describe, expect, it } from "vitest";
import { licenseProblem } from "../../scripts/package/licenses.mjs";

const ingredient = (identifier: string | null, text: string | null = "Permission is hereby granted …") => ({
  name: "some-package",
  version: "1.0.0",
  identifier,
  text,
});

describe("the licences of what ships", () => {
  it.each(["MIT", "Apache-2.0", "ISC", "BSD-3-Clause", "0BSD", "OFL-1.1", "(MIT OR GPL-3.0)", "MIT AND OFL-1.1"])(
    "%s may ship",
    (identifier) => {
      expect(licenseProblem(ingredient(identifier))).toBeNull();
    },
  );

  it.each(["GPL-3.0", "MPL-2.0", "MIT AND CC-BY-4.0", "UNLICENSED", null])("%s may not", (identifier) => {
    expect(licenseProblem(ingredient(identifier))).toContain("may not ship");
  });

  it("come with their texts", () => {
    expect(licenseProblem(ingredient("MIT", null))).toContain("without the text");
  });
});
