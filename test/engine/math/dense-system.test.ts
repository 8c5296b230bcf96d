import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { appendedRow, denseSystem } from "../../../src-engine/math/dense/dense-system.ts";
import { sourceFingerprint } from "../../../src-engine/math/dense/kernel-bytes.ts";
import { randomNumbers } from "../../support/made-data.ts";

test("the kernels are those of their source", () => {
  const source = readFileSync(new URL("../../../src-engine/math/dense/assembly/kernel.ts", import.meta.url));
  expect(createHash("sha256").update(source).digest("hex"), "npm run kernels").toBe(sourceFingerprint);
});

test.each([1, 2, 3, 4, 5, 7, 8, 63, 64, 65, 130, 259, 515])("a system of %d columns", (size) => {
  const { normal } = randomNumbers(size);
  const appended = 3;
  const system = denseSystem(size, appended);
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = i === j ? size + 1 : normal() / 2;
      put(matrix, i, j, value);
      put(matrix, j, i, value);
    }
  }
  const right = Array.from({ length: appended }, () => Array.from({ length: size }, normal));
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) system.rows[i * system.stride + j] = get(matrix, i, j);
    for (let i = 0; i < appended; i++) {
      const row = appendedRow(system, i) * system.stride;
      for (let j = 0; j < size; j++) system.rows[row + j] = get(right, i, j);
    }
    const logDeterminant = system.factorize();
    const factor = (i: number, j: number) => system.rows[i * system.stride + j] ?? Number.NaN;
    let sum = 0;
    for (let k = 0; k < size; k++) sum += 2 * Math.log(factor(k, k));
    expect(logDeterminant).toBeCloseTo(sum, 9);
    for (let check = 0; check < 20; check++) {
      const i = (check * 7919) % size;
      const j = (check * 104729) % (i + 1);
      let product = 0;
      for (let k = 0; k <= j; k++) product += factor(i, k) * factor(j, k);
      expect(product).toBeCloseTo(get(matrix, i, j), 9);
      let solved = 0;
      for (let k = 0; k <= j; k++) solved += factor(appendedRow(system, 1), k) * factor(j, k);
      expect(solved).toBeCloseTo(get(right, 1, j), 9);
    }
    const inverse = system.invert();
    const entry = (i: number, j: number) => inverse[Math.max(i, j) * system.stride + Math.min(i, j)] ?? Number.NaN;
    for (let check = 0; check < 20; check++) {
      const i = (check * 31) % size;
      const j = (check * 17) % size;
      let product = 0;
      for (let k = 0; k < size; k++) product += get(matrix, i, k) * entry(k, j);
      expect(product).toBeCloseTo(i === j ? 1 : 0, 9);
    }
  }
});

test("a matrix that is not positive definite is told", () => {
  const system = denseSystem(3, 0);
  system.rows.set([1, 0, 0, 0, 2, 1, 0, 0, 0, 0, 1]);
  expect(system.factorize()).toBeNaN();
});

function get(matrix: readonly (readonly number[])[], i: number, j: number): number {
  return matrix[i]?.[j] ?? Number.NaN;
}

function put(matrix: number[][], i: number, j: number, value: number): void {
  const row = matrix[i];
  if (row !== undefined) row[j] = value;
}
