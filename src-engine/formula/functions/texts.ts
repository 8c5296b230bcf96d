import type { FormulaType } from "../../../src-contract/formula-problem.ts";
import type { FunctionDefinition, FunctionTable } from "./definition.ts";

const text = ["text"] as const;

export const ofText = (signature: string, summary: string, result: FormulaType = "text"): FunctionDefinition => ({
  group: "Text",
  signature,
  summary,
  parameters: text,
  least: 1,
  most: 1,
  options: [],
  result,
});

/** Functions of texts. */
export const texts = {
  concat: {
    group: "Text",
    signature: "concat(a, b, …)",
    summary: "Texts and numbers one after the other; missing where one of them is.",
    parameters: ["any"],
    least: 1,
    most: null,
    options: [],
    result: "text",
  },
  upper: ofText("upper(text)", "In capital letters."),
  lower: ofText("lower(text)", "In small letters."),
  trim: ofText("trim(text)", "Without spaces at both ends, and with single ones inside."),
  char_length: ofText("char_length(text)", "How many characters.", "number"),
  left: {
    ...ofText("left(text, count)", "The first characters."),
    parameters: ["text", "length"],
    least: 2,
    most: 2,
  },
  right: {
    ...ofText("right(text, count)", "The last characters."),
    parameters: ["text", "length"],
    least: 2,
    most: 2,
  },
  substring: {
    ...ofText("substring(text, start, count)", "Characters from a place on, the first being 1."),
    parameters: ["text", "count", "length"],
    least: 2,
    most: 3,
  },
  position: {
    ...ofText(
      "position(text, part)",
      "Where a text begins in it, the first character being 1; 0 where it does not occur.",
      "number",
    ),
    least: 2,
    most: 2,
  },
  part: {
    ...ofText(
      "part(text, separator, number)",
      "The piece between separators, the first being 1; missing where there are fewer.",
    ),
    parameters: ["text", "word", "count"],
    least: 3,
    most: 3,
  },
  pad_left: {
    ...ofText(
      "pad_left(text, width, filling)",
      'Filled up at the left: pad_left("7", 2, "0") is "07"; by spaces where nothing is said.',
    ),
    parameters: ["text", "width", "word"],
    least: 2,
    most: 3,
  },
  replace: {
    ...ofText("replace(text, old, new)", "With every occurrence of a text replaced by another."),
    parameters: ["text", "word", "word"],
    least: 3,
    most: 3,
  },
  contains: { ...ofText("contains(text, part)", "Whether a text occurs in it.", "logical"), least: 2, most: 2 },
  starts_with: { ...ofText("starts_with(text, part)", "Whether it begins so.", "logical"), least: 2, most: 2 },
  ends_with: { ...ofText("ends_with(text, part)", "Whether it ends so.", "logical"), least: 2, most: 2 },
  number: ofText("number(text)", "The number that a text shows; missing where it shows none.", "number"),
  text: {
    ...ofText("text(x)", "A number or a date as text."),
    parameters: ["any"],
  },
  label: {
    ...ofText("label(x)", "The value label; the value as text where it has none."),
    parameters: ["any"],
  },
} as const satisfies FunctionTable;
