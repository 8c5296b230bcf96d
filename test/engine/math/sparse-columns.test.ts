import { expect, test } from "vitest";
import { appendedRow, denseSystem } from "../../../src-engine/math/dense/dense-system.ts";
import { minimumDegreeOrder } from "../../../src-engine/math/sparse/minimum-degree.ts";
import { randomNumbers } from "../../support/made-data.ts";

/** Columns that meet in cliques: neighbours along a line, and a few anywhere. */
function cliques(size: number): { readonly columns: Int32Array; readonly columnStarts: Int32Array } {
  const { uniform } = randomNumbers(size);
  const columns: number[] = [];
  const starts = [0];
  for (let first = 0; first < size; first += 2) {
    const far = uniform() < 0.1 ? [Math.floor(uniform() * size)] : [];
    const clique = new Set([first, Math.min(first + 1, size - 1), Math.min(first + 3, size - 1), ...far]);
    columns.push(...clique);
    starts.push(columns.length);
  }
  return { columns: Int32Array.from(columns), columnStarts: Int32Array.from(starts) };
}

test.each([5, 40, 42, 203, 400])("sparse columns are eliminated as dense ones are: %d", (size) => {
  const meeting = cliques(size);
  const order = minimumDegreeOrder(size, meeting);
  if (size > 5) expect(order.sparse.length, "sparse columns").toBeGreaterThan(size / 4);
  expect(Array.from(order.order).sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, column) => column));
  const { normal } = randomNumbers(1);
  const right = Array.from({ length: size }, normal);
  const [sparse, dense] = [denseSystem(size, 1, order), denseSystem(size, 1)];
  for (const { rows, stride, places } of [sparse, dense]) {
    for (let i = 0; i < size; i++) rows[(places[i] ?? 0) * (stride + 1)] = 1;
    for (let clique = 0; clique + 1 < meeting.columnStarts.length; clique++) {
      const own = meeting.columns.subarray(meeting.columnStarts[clique], meeting.columnStarts[clique + 1]);
      for (const i of own) {
        for (const j of own) {
          const [row, column] = [places[i] ?? 0, places[j] ?? 0];
          if (row >= column)
            rows[row * stride + column] = (rows[row * stride + column] ?? 0) + Math.cos(i) * Math.cos(j);
        }
      }
    }
  }
  for (const system of [sparse, dense]) {
    const row = appendedRow(system, 0) * system.stride;
    for (let j = 0; j < size; j++) system.rows[row + (system.places[j] ?? 0)] = right[j] ?? 0;
  }
  expect(sparse.factorize()).toBeCloseTo(dense.factorize(), 9);
  const square = ({ rows, stride, size: columns }: typeof sparse) => {
    const from = appendedRow(sparse, 0) * stride;
    return rows.slice(from, from + columns).reduce((sum, value) => sum + value * value, 0);
  };
  expect(square(sparse)).toBeCloseTo(square(dense), 9);
  const [inverse, known] = [sparse.invert(), dense.invert()];
  for (let clique = 0; clique + 1 < meeting.columnStarts.length; clique++) {
    const own = meeting.columns.subarray(meeting.columnStarts[clique], meeting.columnStarts[clique + 1]);
    for (const i of own) {
      for (const j of own) {
        if (i >= j) expect(inverse[i * sparse.stride + j]).toBeCloseTo(known[i * dense.stride + j] ?? Number.NaN, 10);
      }
    }
  }
});

test("a sparse column that is not positive definite is told", () => {
  const meeting = cliques(40);
  const system = denseSystem(40, 0, minimumDegreeOrder(40, meeting));
  for (let i = 0; i < 40; i++) system.rows[i * (system.stride + 1)] = i === 2 ? -1 : 1;
  expect(system.factorize()).toBeNaN();
});
