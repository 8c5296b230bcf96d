import { useEffect, useState } from "react";
import type { UnitNoun } from "../../../src-contract/levels.ts";
import { TextField } from "../../parts/TextField.tsx";

export interface NounsProps {
  readonly noun: UnitNoun;
  /** Of what: "level 2". */
  readonly level: string;
  readonly onRename: (change: Partial<UnitNoun>) => void;
}

/** What units are called, in equations' legends, tables and sentences. */
export function Nouns({ noun, level, onRename }: NounsProps) {
  return (
    <div className="levels-nouns">
      <Noun
        label="One is a"
        name={`One unit of ${level}`}
        text={noun.singular}
        onRename={(singular) => onRename({ singular })}
      />
      <Noun
        label="Several are"
        name={`Several units of ${level}`}
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
