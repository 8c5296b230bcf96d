import type { ResidualSpecification } from "../../../src-contract/analysis.ts";
import { groupOf } from "../specification.ts";
import type { SpssColumns } from "./spss-columns.ts";

/** `/REPEATED = wave | SUBJECT(id) COVTYPE(AR1)`; null: residuals are independent, or MIXED has no such structure. */
export function repeatedWords(
  residual: ResidualSpecification | undefined,
  columns: SpssColumns,
): readonly string[] | null {
  if (residual === undefined) return null;
  const { structure, within, order, by } = residual;
  if (structure === "by-group") {
    // Each case is a subject that is seen on one occasion, that of its group.
    const row = columns.make("case_number", (made) => `COMPUTE ${made} = $CASENUM.`);
    return ["/REPEATED =", columns.name(by ?? ""), "|", `SUBJECT(${row})`, "COVTYPE(DIAG)"];
  }
  const type = residualTypes[structure];
  if (type === undefined || within === undefined) return null;
  const subject = columns.names(groupOf(within));
  const occasion = order === undefined ? countedOccasion(subject, columns) : columns.name(order);
  return ["/REPEATED =", occasion, "|", `SUBJECT(${subject.join("*")})`, `COVTYPE(${type})`];
}

const residualTypes: Partial<Readonly<Record<ResidualSpecification["structure"], string>>> = {
  "compound-symmetry": "CS",
  ar1: "AR1",
  arma11: "ARMA11",
  toeplitz: "TP",
  unstructured: "UN",
  diagonal: "DIAG",
  "ar1-heterogeneous": "ARH1",
  "compound-symmetry-heterogeneous": "CSH",
  "toeplitz-heterogeneous": "TPH",
};

/** The cases of a subject numbered in the order in which they stand. */
function countedOccasion(subject: readonly string[], columns: SpssColumns): string {
  const row = columns.make("case_number", (made) => `COMPUTE ${made} = $CASENUM.`);
  return columns.make(
    "occasion",
    (made) => `RANK VARIABLES=${row} BY ${subject.join(" ")} /RANK INTO ${made} /PRINT=NO.`,
  );
}
