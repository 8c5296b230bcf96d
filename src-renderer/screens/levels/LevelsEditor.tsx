import { useEffect, useState } from "react";
import type { LevelSuggestions, UnitNoun, UpperLevel } from "../../../src-contract/levels.ts";
import type { ProjectTable } from "../../../src-contract/project.ts";
import { Button, IconButton } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { ComboBox } from "../../parts/ComboBox.tsx";
import { TextField } from "../../parts/TextField.tsx";
import { useAppState, useRecord } from "../../state/app-context.ts";
import { knowledgeOf } from "../../state/knowledge.ts";
import { setLevels } from "../../state/tables.ts";
import { counted } from "../../wording/numbers.ts";
import { chooseIdentifier, removeLevel, renameUnits } from "./levels-edits.ts";

/** As many as this version can fit. */
const mostLevels = 3;

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
          {levels === null ? null : <Nouns noun={levels.first} level={1} onRename={(change) => rename(-1, change)} />}
        </li>
        {positions.map((position) => (
          <li key={position} className="levels-level">
            <div className="levels-level-head">
              <h3>Level {position + 2}</h3>
              {upper[position] !== undefined && (
                <IconButton icon="trash" label={`Remove level ${position + 2}`} onPress={() => remove(position)} />
              )}
            </div>
            <Identifier
              table={table}
              level={position + 2}
              chosen={upper[position] ?? null}
              suggestions={suggestions}
              taken={upper.filter((_, index) => index !== position).flatMap(({ id }) => id)}
              onChoose={(id) => choose(position, id)}
            />
            {upper[position] !== undefined && (
              <Nouns noun={upper[position]} level={position + 2} onRename={(change) => rename(position, change)} />
            )}
          </li>
        ))}
      </ol>
      {upper.length > 0 && upper.length < mostLevels - 1 && !adding && (
        <Button kind="quiet" icon="plus" onPress={() => setAdding(true)}>
          Add level {upper.length + 2}
        </Button>
      )}
    </Card>
  );
}

interface IdentifierProps {
  readonly table: ProjectTable;
  readonly level: number;
  readonly chosen: UpperLevel | null;
  readonly suggestions: LevelSuggestions | null;
  readonly taken: readonly string[];
  readonly onChoose: (id: readonly string[]) => void;
}

/** The variable that says which unit a row belongs to; several where only their values together say so. */
function Identifier({ table, level, chosen, suggestions, taken, onChoose }: IdentifierProps) {
  const [combining, setCombining] = useState(false);
  const id = chosen?.id ?? [];
  const options = identifierOptions(table, suggestions);
  const slots = [...id.keys(), ...(combining || id.length === 0 ? [id.length] : [])];
  const free = (own: string | undefined) =>
    options.filter((option) => option.id === own || (!id.includes(option.id) && !taken.includes(option.id)));
  const set = (slot: number, name: string) => {
    setCombining(false);
    onChoose(slot < id.length ? id.map((other, index) => (index === slot ? name : other)) : [...id, name]);
  };
  return (
    <div className="levels-identifier">
      {slots.map((slot) => (
        <div key={slot} className="levels-slot">
          <ComboBox
            // The options of a field that is open stay as they are.
            key={`${id.join(" ")} ${slot}`}
            label={slot === 0 ? `Identified by` : `Together with`}
            options={free(id[slot])}
            value={id[slot] ?? null}
            onChange={(name) => set(slot, name)}
            placeholder="Choose a variable…"
          />
          {slot > 0 && (
            <IconButton
              icon="close"
              label={`Identify level ${level} without ${id[slot] ?? "another variable"}`}
              onPress={() =>
                slot < id.length ? onChoose(id.filter((_, index) => index !== slot)) : setCombining(false)
              }
            />
          )}
        </div>
      ))}
      {id.length > 0 && !combining && (
        <Button kind="quiet" icon="plus" onPress={() => setCombining(true)}>
          Together with another variable
        </Button>
      )}
    </div>
  );
}

/** The likeliest identifiers first, with how many units they make. */
function identifierOptions(table: ProjectTable, suggestions: LevelSuggestions | null) {
  const candidates = (suggestions?.candidates ?? []).filter(({ id }) => id.length === 1);
  const units = new Map(candidates.map(({ id, units: number }) => [id[0], number]));
  const position = new Map(candidates.map(({ id }, index) => [id[0], index]));
  const last = candidates.length;
  return table.variables
    .map(({ name, label }) => ({ name, label, rank: position.get(name) ?? last }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ name, label }) => {
      const number = units.get(name);
      const known = number === undefined ? [] : [counted(number, { singular: "unit", plural: "units" })];
      return { id: name, label: name, description: [...(label === "" ? [] : [label]), ...known].join(" · ") };
    });
}

interface NounsProps {
  readonly noun: UnitNoun;
  readonly level: number;
  readonly onRename: (change: Partial<UnitNoun>) => void;
}

/** What units are called, in equations' legends, tables and sentences. */
function Nouns({ noun, level, onRename }: NounsProps) {
  return (
    <div className="levels-nouns">
      <Noun
        label="One is a"
        name={`One unit of level ${level}`}
        text={noun.singular}
        onRename={(singular) => onRename({ singular })}
      />
      <Noun
        label="Several are"
        name={`Several units of level ${level}`}
        text={noun.plural}
        onRename={(plural) => onRename({ plural })}
      />
    </div>
  );
}

function Noun({
  label,
  name,
  text,
  onRename,
}: {
  readonly label: string;
  readonly name: string;
  readonly text: string;
  readonly onRename: (text: string) => void;
}) {
  const [draft, setDraft] = useState(text);
  useEffect(() => setDraft(text), [text]);
  const commit = () => {
    const trimmed = draft.trim();
    if (trimmed === "") setDraft(text);
    else if (trimmed !== text) onRename(trimmed);
  };
  return (
    <TextField
      label={label}
      aria-label={name}
      value={draft}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={(event) => event.key === "Enter" && commit()}
    />
  );
}
