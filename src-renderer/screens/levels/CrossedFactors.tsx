import { useState } from "react";
import type { LevelSuggestions, LevelsDefinition } from "../../../src-contract/levels.ts";
import type { ProjectTable } from "../../../src-contract/project.ts";
import { Button, IconButton } from "../../parts/Button.tsx";
import { useRecord } from "../../state/app-context.ts";
import { setLevels } from "../../state/tables.ts";
import { Identifier } from "./Identifier.tsx";
import { chooseCrossed, removeCrossed, renameCrossed } from "./levels-edits.ts";
import { Nouns } from "./Nouns.tsx";

/** Factors that cross the levels instead of nesting them: pupils with teachers, answers with items. */
export function CrossedFactors({
  table,
  levels,
  suggestions,
}: {
  readonly table: ProjectTable;
  readonly levels: LevelsDefinition;
  readonly suggestions: LevelSuggestions | null;
}) {
  const record = useRecord();
  const [adding, setAdding] = useState(false);
  const crossed = levels.crossed ?? [];
  const apply = (label: string, changed: LevelsDefinition) =>
    record(label, (document) => setLevels(document, table.id, changed));
  const taken = [...levels.upper, ...crossed].flatMap(({ id }) => id);
  const positions = [...crossed.keys(), ...(adding ? [crossed.length] : [])];
  return (
    <>
      {positions.map((position) => {
        const chosen = crossed[position] ?? null;
        const name = `crossed factor ${position + 1}`;
        return (
          <section key={position} className="levels-level" aria-label={name}>
            <div className="levels-level-head">
              <h3>Crossed factor{crossed.length > 1 ? ` ${position + 1}` : ""}</h3>
              <IconButton
                icon="trash"
                label={`Remove ${name}`}
                onPress={() =>
                  chosen === null ? setAdding(false) : apply(`Remove ${name}`, removeCrossed(levels, position))
                }
              />
            </div>
            <Identifier
              table={table}
              level={name}
              chosen={chosen}
              isNew={chosen === null}
              suggestions={suggestions}
              taken={taken.filter((one) => !(chosen?.id ?? []).includes(one))}
              onChoose={(id) => {
                apply(`Choose ${name}`, chooseCrossed(levels, position, id, suggestions));
                setAdding(false);
              }}
            />
            {chosen !== null && (
              <Nouns
                noun={chosen}
                level={name}
                onRename={(change) => apply(`Rename the units of ${name}`, renameCrossed(levels, position, change))}
              />
            )}
          </section>
        );
      })}
      {!adding && (
        <Button kind="quiet" icon="plus" onPress={() => setAdding(true)}>
          Add crossed factor
        </Button>
      )}
    </>
  );
}
