import { expect, test } from "vitest";
import { answerCache } from "../../src-engine/process/answer-cache.ts";
import { dataSet } from "../../src-engine/table/data-set.ts";

const table = { rows: 0, columns: new Map() };
const data = dataSet(table, []);

test("an answer is found again by its question, whichever object asks it", () => {
  const cache = answerCache<string>(10);
  cache.keep([data], { outcome: "y" }, "answer");
  expect(cache.get([data], { outcome: "y" })).toBe("answer");
  expect(cache.get([data], { outcome: "x" })).toBeUndefined();
});

test("the same question about other data is another question", () => {
  const cache = answerCache<string>(10);
  cache.keep([data], "question", "answer");
  expect(cache.get([dataSet(table, [])], "question")).toBeUndefined();
  expect(cache.get([data, data], "question")).toBeUndefined();
});

test("it never holds more than it may: what was not asked for longest goes", () => {
  const cache = answerCache<number>(3);
  for (const question of [1, 2, 3]) cache.keep([data], question, question);
  cache.get([data], 1);
  cache.keep([data], 4, 4);
  expect([1, 2, 3, 4].map((question) => cache.get([data], question))).toEqual([1, undefined, 3, 4]);
});
