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

test("a remark in brackets is no unit", () => {
  expect(title`${"satisfaction (1 = “not at all”, 7 = “completely”)"}`).toBe(
    "Satisfaction (1 = “Not at All”, 7 = “Completely”)",
  );
  expect(title`${"dose (kg per day)"}`).toBe("Dose (kg per day)");
});

test("units and abbreviations keep their letters without brackets, too; words do not", () => {
  expect(title`Fixed effects on ${"reaction time in ms"}`).toBe("Fixed Effects on Reaction Time in ms");
  expect(title`${"heart rate, bpm"} by ${"dose per kg"}`).toBe("Heart Rate, bpm by Dose per kg");
  expect(title`${"distance in m"} by ${"speed in m/s"}`).toBe("Distance in m by Speed in m/s");
  expect(title`${"duration in min"} by ${"acidity, pH"}`).toBe("Duration in min by Acidity, pH");
  expect(title`${"interest in art"} by ${"why they cry"}`).toBe("Interest in Art by Why They Cry");
});

test("labels in other languages keep their letters", () => {
  expect(title`Fixed effects on ${"Kompetenz am Ende der neunten Klasse"}`).toBe(
    "Fixed Effects on Kompetenz am Ende der neunten Klasse",
  );
  expect(title`${"größe, gemessen"} by ${"estatus del hogar"}`).toBe("Größe, gemessen by Estatus del hogar");
});
