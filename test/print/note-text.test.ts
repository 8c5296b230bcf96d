import { expect, test } from "vitest";
import { noteParagraphs, noteText } from "../../src-print/note-text.ts";
import { plainText } from "../../src-print/rich-text.ts";

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

test("a text that is taken over as a note says the same", () => {
  const text = [
    [{ text: "It was " }, { text: "b", style: "italic" }, { text: " = 2.94, χ" }, { text: "2", style: "superscript" }],
    [{ text: "And so on." }],
  ] as const;
  expect(noteText(text)).toBe("It was *b* = 2.94, χ²\n\nAnd so on.");
  expect(noteParagraphs(noteText(text)).map(plainText)).toEqual(["It was b = 2.94, χ²", "And so on."]);
});
