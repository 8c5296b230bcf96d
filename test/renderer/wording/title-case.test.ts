import { expect, test } from "vitest";
import { title } from "../../../src-wording/title-case.ts";

test("titles are in title case, labels in them too", () => {
  expect(title`Fixed effects on ${"mathematics achievement at the end of grade 9"}`).toBe(
    "Fixed Effects on Mathematics Achievement at the End of Grade 9",
  );
  expect(title`${"the price of rice"} by ${"a rating"}`).toBe("The Price of Rice by a Rating");
  expect(title`Mean ${"SES"} of ${"schools"}`).toBe("Mean SES of Schools");
});

test("units in brackets keep their letters", () => {
  expect(title`${"reaction time (ms)"} by ${"blood pressure (mmHg)"}`).toBe(
    "Reaction Time (ms) by Blood Pressure (mmHg)",
  );
  expect(title`${"distance (in kilometers)"}`).toBe("Distance (in Kilometers)");
});

test("labels in other languages keep their letters", () => {
  expect(title`Fixed effects on ${"Kompetenz am Ende der neunten Klasse"}`).toBe(
    "Fixed Effects on Kompetenz am Ende der neunten Klasse",
  );
  expect(title`${"größe, gemessen"} by ${"estatus del hogar"}`).toBe("Größe, gemessen by Estatus del hogar");
});
