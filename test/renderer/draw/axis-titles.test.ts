import { expect, test } from "vitest";
import type { OutputChart } from "../../../src-contract/output.ts";
import { axisTitleRows } from "../../../src-renderer/draw/chart/axis-titles.ts";
import { hsbChart } from "../../support/hsb-charts.ts";

const place = { width: 450, left: 30, right: 70, fontSize: 12 };

function titled(x: string, y: string): OutputChart {
  return { ...hsbChart, x: { ...hsbChart.x, label: x }, y: { ...hsbChart.y, label: y } };
}

test("a title that has room stands in one row", () => {
  expect(axisTitleRows(hsbChart, place)).toEqual({
    x: ["SES, deviation from the school mean"],
    y: ["Mathematics achievement"],
  });
});

test("a long one goes on in further rows, none of them wider than its place, with every word", () => {
  const x = "Perceived fairness of the distribution of tasks within the group, centered at the organization mean";
  const y = `${x}, and once more: ${x}`;
  const rows = axisTitleRows(titled(x, y), place);
  expect(rows.x.length).toBe(2);
  expect(rows.y.length).toBe(3);
  expect([rows.x.join(" "), rows.y.join(" ")]).toEqual([x, y]);
  // Letters are half as wide as high, on the average, or a little more.
  for (const row of [...rows.x, ...rows.y]) expect(row.length * 6).toBeLessThan(450);
});
