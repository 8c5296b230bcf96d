import type { ProjectTable } from "../../../src-contract/project.ts";
import { failureText } from "../../../src-wording/failures.ts";
import { Notice } from "../../parts/Notice.tsx";
import { useAppState } from "../../state/app-context.ts";
import { isCurrent } from "../../state/app-state.ts";
import { knowledgeOf } from "../../state/knowledge.ts";
import { DescriptivesCard } from "./DescriptivesCard.tsx";
import { NearlyConstant } from "./NearlyConstant.tsx";
import { NestingNotices } from "./NestingNotices.tsx";
import { UnitsCard } from "./UnitsCard.tsx";

/** What the levels make of the data. The last report keeps its place while a newer one is on its way. */
export function LevelsReportView({ table }: { readonly table: ProjectTable }) {
  const asked = useAppState((state) => knowledgeOf(state, table.id).levels);
  const { answer: report, failure } = asked;
  const { levels } = table;
  if (levels === null || levels.upper.length === 0) {
    return (
      <p className="levels-waiting">
        Once the levels are chosen, this shows the units and their sizes, whether they are nested, which variables vary
        at which level, and descriptives for each level.
      </p>
    );
  }
  const isStale = !isCurrent(asked);
  return (
    <>
      {failure !== null && (
        <Notice tone="serious" announce>
          {failureText(failure)}
        </Notice>
      )}
      {report !== null && (
        <div className={`levels-cards ${isStale ? "is-stale" : ""}`} aria-busy={isStale}>
          <NestingNotices table={table} levels={levels} report={report} />
          <div className="levels-units">
            {report.units.map((units, position) => {
              const level = levels.upper[position];
              const inner = levels.first;
              return level === undefined ? null : (
                <UnitsCard
                  key={units.id.join(" ")}
                  units={units}
                  level={level}
                  inner={inner}
                  place={`level ${position + 2}`}
                />
              );
            })}
            {(report.crossed ?? []).map((units, position) => {
              const factor = levels.crossed?.[position];
              return factor === undefined ? null : (
                <UnitsCard
                  key={units.id.join(" ")}
                  units={units}
                  level={factor}
                  inner={levels.first}
                  place="crossed factor"
                />
              );
            })}
          </div>
          <NearlyConstant levels={levels} report={report} />
          <DescriptivesCard table={table} levels={levels} report={report} isStale={isStale} />
        </div>
      )}
    </>
  );
}
