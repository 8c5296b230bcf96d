import { expect, test } from "vitest";
import { answerDataQuestion } from "../../../src-engine/output/data/answer-data-question.ts";
import { madeData } from "../../support/made-data.ts";

const feeling = [1, 2, 3, 4, 5, 4, 2, 5, 1, 3];
const data = madeData(
  {
    calm: feeling,
    glad: feeling.map((value, row) => value + (row % 2)),
    tense: feeling.map((value, row) => 6 - value + (row % 3)),
    sad: feeling.map((value, row) => 7 - value - (row % 2)),
    cheerful: feeling.map((value, row) => value + (row % 4)),
  },
  { sad: { label: "Felt sad" } },
);

function notesOf(variables: readonly string[]) {
  const answer = answerDataQuestion(data, { question: { kind: "reliability", variables }, levels: null });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value.table.notes.map((note) => note.map(({ text }) => text).join("")).join("\n");
}

test("items that go against the others of a scale are named, with what to do", () => {
  expect(notesOf(["calm", "glad", "cheerful", "sad"])).toContain(
    "“Felt sad” goes against the other items (r below zero). Where the question is put the other way round, reverse it first",
  );
  expect(notesOf(["calm", "glad", "cheerful", "tense", "sad"])).toContain("“tense” and “Felt sad” go against");
  expect(notesOf(["calm", "glad", "cheerful"])).not.toContain("against");
});
