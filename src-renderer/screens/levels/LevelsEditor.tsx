import { useState } from "react";
import type { UnitNoun } from "../../../src-contract/levels.ts";
import type { ProjectTable } from "../../../src-contract/project.ts";
import { Button, IconButton } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { useAppState, useRecord } from "../../state/app-context.ts";
import { knowledgeOf } from "../../state/knowledge.ts";
import { setLevels } from "../../state/tables.ts";
import { CrossedFactors } from "./CrossedFactors.tsx";
import { Identifier } from "./Identifier.tsx";
import { chooseIdentifier, removeLevel, renameUnits } from "./levels-edits.ts";
import { Nouns } from "./Nouns.tsx";

/** As many as textbooks have letters for. */
const mostLevels = 4;

/** The identifier of each level and what its units are called. Every change counts at once and can be undone. */
export function LevelsEditor({ table }: { readonly table: ProjectTable }) {
  const record = useRecord();
  const suggestions = useAppState((state) => knowledgeOf(state, table.id).suggestions.answer);
  const { levels } = table;
  const upper = levels?.upper ?? [];
  const [adding, setAdding] = useState(false);
  const choose = (position: number, id: readonly string[]) => {
    record(`Choose level ${position + 2}`, (document) =>
      setLevels(document, table.id, chooseIdentifier(levels, position, id, suggestions)),
    );
    setAdding(false);
  };
  const rename = (position: number, change: Partial<UnitNoun>) => {
    if (levels === null) return;
    record(`Rename the units of level ${position + 2}`, (document) =>
      setLevels(document, table.id, renameUnits(levels, position, change)),
    );
  };
  const remove = (position: number) => {
    if (position === upper.length) return setAdding(false);
    if (levels === null) return;
    record(`Remove level ${position + 2}`, (document) => setLevels(document, table.id, removeLevel(levels, position)));
  };
  const positions = [...upper.keys(), ...(adding || upper.length === 0 ? [upper.length] : [])];
  return (
    <Card title="Levels">
      <ol className="levels-list">
        <li className="levels-level">
          <h3>Level 1</h3>
          <p className="levels-hint">Each row of the table is one of these.</p>
          {levels === null ? null : (
            <Nouns noun={levels.first} level="level 1" onRename={(change) => rename(-1, change)} />
          )}
        </li>
        {positions.map((position) => (
          <li key={position} className="levels-level">
            <div className="levels-level-head">
              <h3>Level {position + 2}</h3>
              {(upper[position] !== undefined || adding) && (
                <IconButton icon="trash" label={`Remove level ${position + 2}`} onPress={() => remove(position)} />
              )}
            </div>
            <Identifier
              table={table}
              level={`level ${position + 2}`}
              chosen={upper[position] ?? null}
              isNew={adding && upper[position] === undefined}
              suggestions={suggestions}
              taken={upper.flatMap(({ id }, index) => (index !== position && id.length === 1 ? id : []))}
              onChoose={(id) => choose(position, id)}
            />
            {upper[position] !== undefined && (
              <Nouns
                noun={upper[position]}
                level={`level ${position + 2}`}
                onRename={(change) => rename(position, change)}
              />
            )}
          </li>
        ))}
      </ol>
      {upper.length > 0 && upper.length < mostLevels - 1 && !adding && (
        <Button kind="quiet" icon="plus" onPress={() => setAdding(true)}>
          Add level {upper.length + 2}
        </Button>
      )}
      {levels !== null && upper.length > 0 && (
        <CrossedFactors table={table} levels={levels} suggestions={suggestions} />
      )}
    </Card>
  );
}
