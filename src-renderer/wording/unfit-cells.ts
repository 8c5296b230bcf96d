import type { UnfitAnswer } from "../state/dialog.ts";
import { counted } from "./numbers.ts";

const values = { singular: "value", plural: "values" };

export const unfitWords = {
  title: (unfit: number) => `${counted(unfit, values)} ${unfit === 1 ? "does" : "do"} not fit`,
  explanation: "Variables of numbers, dates and times cannot hold these texts. All other values are pasted.",
  list: "Values that do not fit",
  row: "Row",
  variable: "Variable",
  value: "Value",
  more: (more: number) => `and ${counted(more, values)} more`,
  question: "Their cells",
  answers: [
    { id: "leave", label: "stay as they are" },
    { id: "empty", label: "become empty" },
  ] satisfies readonly { readonly id: UnfitAnswer; readonly label: string }[],
  cancel: "Cancel",
  paste: "Paste",
};
