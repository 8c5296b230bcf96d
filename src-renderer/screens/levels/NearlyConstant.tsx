import type { LevelsDefinition, LevelsReport } from "../../../src-contract/levels.ts";
import { Notice } from "../../parts/Notice.tsx";
import { count } from "../../wording/numbers.ts";
import { nearlyConstant } from "./nearly-constant.ts";

/** Variables that look like those of a higher level but for a few units: typing errors, perhaps. */
export function NearlyConstant({
  levels,
  report,
}: {
  readonly levels: LevelsDefinition;
  readonly report: LevelsReport;
}) {
  const found = nearlyConstant(report);
  if (found.length === 0) return null;
  return (
    <Notice tone="warning">
      {found.map(({ name, level, varying, units }) => (
        <p key={`${name} ${String(level)}`}>
          “{name}” has one value in each {levels.upper[level]?.singular ?? "unit"} except {count(varying)} of{" "}
          {count(units)}. If that is a typing error, correct it in the data; until then it counts as varying within{" "}
          {levels.upper[level]?.plural ?? "units"}.
        </p>
      ))}
    </Notice>
  );
}
