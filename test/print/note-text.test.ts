import { expect, test } from "vitest";
import { noteParagraphs } from "../../src-print/note-text.ts";

test("asterisks around words make italics and bold", () => {
  expect(noteParagraphs("The slope was *b* = 2.94, **not** 0.")).toEqual([
    [
      { text: "The slope was " },
      { text: "b", style: "italic" },
      { text: " = 2.94, " },
      { text: "not", style: "bold" },
      { text: " 0." },
    ],
  ]);
});

test("stars of a probability note stay stars", () => {
  const note = "*p < .05. **p < .01. ***p < .001.";
  expect(noteParagraphs(note)).toEqual([[{ text: note }]]);
  expect(noteParagraphs("**p* and *p**")).toEqual([[{ text: "**p* and *p**" }]]);
});

test("every line is a paragraph, empty lines are none", () => {
  expect(noteParagraphs("First.\n\n  Second.  \r\nThird.").map((paragraph) => paragraph[0]?.text)).toEqual([
    "First.",
    "Second.",
    "Third.",
  ]);
  expect(noteParagraphs(" \n ")).toEqual([]);
});
