import { useState } from "react";
import type { LevelSuggestions, UpperLevel } from "../../../src-contract/levels.ts";
import type { ProjectTable } from "../../../src-contract/project.ts";
import { Button, IconButton } from "../../parts/Button.tsx";
import { ComboBox } from "../../parts/ComboBox.tsx";
import { counted } from "../../wording/numbers.ts";

export interface IdentifierProps {
  readonly table: ProjectTable;
  /** What it identifies: "level 2". */
  readonly level: string;
  readonly chosen: UpperLevel | null;
  readonly suggestions: LevelSuggestions | null;
  /** Variables that identify another level by themselves: together with others they may still be used. */
  readonly taken: readonly string[];
  readonly onChoose: (id: readonly string[]) => void;
  /** The user has just asked for another one. */
  readonly isNew?: boolean;
}

/** The variable that says which unit a row belongs to; several where only their values together say so. */
export function Identifier({ table, level, chosen, suggestions, taken, onChoose, isNew = false }: IdentifierProps) {
  const [combining, setCombining] = useState(false);
  const id = chosen?.id ?? [];
  const options = identifierOptions(table, suggestions);
  const slots = [...id.keys(), ...(combining || id.length === 0 ? [id.length] : [])];
  const free = (slot: number) =>
    options.filter(
      (option) => option.id === id[slot] || (!id.includes(option.id) && (slot > 0 || !taken.includes(option.id))),
    );
  const set = (slot: number, name: string) => {
    setCombining(false);
    onChoose(slot < id.length ? id.map((other, index) => (index === slot ? name : other)) : [...id, name]);
  };
  return (
    <div className="levels-identifier">
      {slots.map((slot) => (
        <div key={slot} className="levels-slot">
          <ComboBox
            label={slot === 0 ? `Identified by` : `Together with`}
            options={free(slot)}
            value={id[slot] ?? null}
            onChange={(name) => set(slot, name)}
            placeholder="Choose a variable…"
            autoFocus={slot === id.length && (slot === 0 ? isNew : combining)}
          />
          {slot > 0 && (
            <IconButton
              icon="close"
              label={`Identify ${level} without ${id[slot] ?? "another variable"}`}
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
