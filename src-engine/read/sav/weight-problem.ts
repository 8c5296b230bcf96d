import type { ImportProblem } from "../../../src-contract/data-import.ts";
import type { DescribedVariable } from "../described/assemble-described.ts";

/** What is to be told of a file whose cases SPSS would weight, since here each row counts once. */
export function weightProblem(
  weight: { readonly described: Pick<DescribedVariable, "name"> } | undefined,
): readonly ImportProblem[] {
  return weight === undefined ? [] : [{ code: "weighted-in-file", name: weight.described.name }];
}
