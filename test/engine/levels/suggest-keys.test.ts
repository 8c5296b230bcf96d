import { expect, test } from "vitest";
import { suggestKeys } from "../../../src-engine/levels/suggest-keys.ts";
import { dataSet } from "../../../src-engine/table/data-set.ts";
import { readText } from "../read/read-in-test.ts";

async function tableOf(text: string) {
  const { table, variables } = await readText(text);
  return dataSet(table, variables);
}

const rows = (count: number, row: (index: number) => readonly (number | string)[]) =>
  Array.from({ length: count }, (_, index) => row(index).join(",")).join("\n");

const pupils = () =>
  tableOf(`id,sex,grade,sch,math\n${rows(240, (i) => [i + 1, i % 2, 1 + (i % 5), 101 + (i % 30), i / 7])}`);

test("keys are found by what stands in them, whatever they are called", async () => {
  const schools = await tableOf(`id,type,n\n${rows(32, (i) => [101 + i, 1 + (i % 2), 300 + 7 * i])}`);
  expect(suggestKeys(await pupils(), schools)).toEqual([{ left: "sch", right: "id", values: 30, matched: 30 }]);
});

test("numbers from 1 on are keys by chance as well: a unit's name is better than a grade", async () => {
  const five = await tableOf(`number,size\n${rows(5, (i) => [i + 1, 200 + i])}`);
  const few = await tableOf(`grade,school,math\n${rows(60, (i) => [1 + (i % 5), 1 + Math.floor(i / 12), i / 7])}`);
  expect(suggestKeys(few, five)[0]).toEqual({ left: "school", right: "number", values: 5, matched: 5 });
});

test("a text that is a number is the same key, and some schools may be in one of the tables only", async () => {
  const schools = await tableOf(`code,town\n${rows(25, (i) => [`"0${105 + i}"`, `"Town ${i % 4}"`])}`);
  expect(schools.byName.get("code")?.storage).toBe("text");
  expect(suggestKeys(await pupils(), schools)).toEqual([{ left: "sch", right: "code", values: 30, matched: 25 }]);
});

test("what stands more than once in the other table, or hardly matches, is no key", async () => {
  const visits = await tableOf(`school,visit\n${rows(60, (i) => [101 + (i % 30), 900 + i])}`);
  expect(suggestKeys(await pupils(), visits)).toEqual([]);
});
