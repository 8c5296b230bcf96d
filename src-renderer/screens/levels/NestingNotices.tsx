import type { LevelsDefinition, LevelsReport, NestingReport, UpperLevel } from "../../../src-contract/levels.ts";
import type { ProjectTable } from "../../../src-contract/project.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { useRecord } from "../../state/app-context.ts";
import { setLevels } from "../../state/tables.ts";
import { nestingText } from "../../wording/levels.ts";
import { crossLevel } from "./levels-edits.ts";
import { toldNestings } from "./told-nestings.ts";

/** How the levels stand to each other, and the way out where numbers start again in every unit. */
export function NestingNotices({
  table,
  levels,
  report,
}: {
  readonly table: ProjectTable;
  readonly levels: LevelsDefinition;
  readonly report: LevelsReport;
}) {
  const record = useRecord();
  const levelOf = (id: readonly string[]) => levels.upper.find((level) => level.id.join(" ") === id.join(" "));
  const combine = (inner: UpperLevel, outer: UpperLevel) =>
    record(`Identify ${inner.plural} within ${outer.plural}`, (document) =>
      setLevels(document, table.id, {
        ...levels,
        upper: levels.upper.map((level) => (level === inner ? { ...level, id: [...outer.id, ...inner.id] } : level)),
      }),
    );
  const cross = (level: UpperLevel) =>
    record(`Take ${level.plural} as a crossed factor`, (document) =>
      setLevels(document, table.id, crossLevel(levels, level)),
    );
  return toldNestings(report.nesting, levels.upper).map((nesting) => {
    const inner = levelOf(nesting.inner);
    const outer = levelOf(nesting.outer);
    if (inner === undefined || outer === undefined) return null;
    return (
      <Notice
        key={`${nesting.inner.join(" ")} in ${nesting.outer.join(" ")}`}
        tone={nesting.relation === "nested" ? "done" : "warning"}
        actions={
          nesting.relation === "crossed" && (
            <>
              {mayRestart(nesting) && (
                <Button onPress={() => combine(inner, outer)}>
                  Tell {inner.plural} apart by {outer.singular}
                </Button>
              )}
              <Button onPress={() => cross(outer)}>Take {outer.plural} as a crossed factor</Button>
            </>
          )
        }
      >
        {nestingText(nesting, inner, outer)}
        {mayRestart(nesting) &&
          ` If the numbers of ${inner.plural} start again in every ${outer.singular}, they are different ${inner.plural}.`}
      </Notice>
    );
  });
}

function mayRestart({ relation, inner, outer }: NestingReport): boolean {
  return relation === "crossed" && !outer.every((name) => inner.includes(name));
}
