import { useState } from "react";
import type { RecodeRule } from "../../../../../src-contract/step-contents.ts";
import { Button, IconButton } from "../../../../parts/Button.tsx";
import { Select } from "../../../../parts/Select.tsx";
import { TextField } from "../../../../parts/TextField.tsx";
import { draftOf, emptyRule, type RuleDraft, ruleOf } from "./rule-drafts.ts";

const kinds = [
  { id: "values", label: "Values" },
  { id: "range", label: "Range" },
  { id: "missing", label: "Missing" },
  { id: "else", label: "All other values" },
] as const;

const targets = [
  { id: "value", label: "Value" },
  { id: "missing", label: "Missing" },
  { id: "copy", label: "Unchanged" },
] as const;

interface Row {
  readonly id: number;
  readonly draft: RuleDraft;
}

/** The rules, one a line; the first that fits decides. Lines that are not finished do not count yet. */
export function RecodeRules({
  rules,
  onChange,
  isText,
}: {
  readonly rules: readonly RecodeRule[];
  readonly onChange: (rules: readonly RecodeRule[]) => void;
  readonly isText: boolean;
}) {
  const [rows, setRows] = useState<readonly Row[]>(() => rowsOf(rules));
  const own = JSON.stringify(finished(rows, isText));
  // Rules that came from elsewhere ("Reverse the scale") take the place of what was typed.
  const shown = own === JSON.stringify(rules) ? rows : rowsOf(rules);
  const set = (changed: readonly Row[]) => {
    setRows(changed);
    onChange(finished(changed, isText));
  };
  const change = (id: number, part: Partial<RuleDraft>) =>
    set(shown.map((row) => (row.id === id ? { ...row, draft: { ...row.draft, ...part } } : row)));
  const next = Math.max(0, ...shown.map(({ id }) => id)) + 1;
  return (
    <fieldset className="recode-rules">
      <legend className="field-label">
        Rules: the first that fits decides; a value that none fits becomes missing
      </legend>
      {shown.map(({ id, draft }, index) => (
        <div key={id} className="recode-rule">
          <Select
            label={`Rule ${index + 1} is about`}
            labelHidden
            options={isText ? kinds.filter((kind) => kind.id !== "range") : kinds}
            value={draft.kind}
            onChange={(kind) => change(id, { kind })}
          />
          <div className="recode-from">
            {draft.kind === "values" && (
              <TextField
                label={`Old values of rule ${index + 1}`}
                labelHidden
                placeholder={isText ? "a, b" : "1, 2, 3"}
                value={draft.from}
                onChange={(from) => change(id, { from })}
              />
            )}
            {draft.kind === "range" && (
              <>
                <TextField
                  label={`From, rule ${index + 1}`}
                  labelHidden
                  placeholder="lowest"
                  value={draft.from}
                  onChange={(from) => change(id, { from })}
                />
                <span>to</span>
                <TextField
                  label={`To, rule ${index + 1}`}
                  labelHidden
                  placeholder="highest"
                  value={draft.high}
                  onChange={(high) => change(id, { high })}
                />
              </>
            )}
          </div>
          <span aria-hidden="true">→</span>
          <Select
            label={`Rule ${index + 1} gives`}
            labelHidden
            options={targets}
            value={draft.becomes}
            onChange={(becomes) => change(id, { becomes })}
          />
          <div className="recode-to">
            {draft.becomes === "value" && (
              <>
                <TextField
                  label={`New value of rule ${index + 1}`}
                  labelHidden
                  placeholder="value"
                  value={draft.to}
                  onChange={(to) => change(id, { to })}
                />
                <TextField
                  label={`Label of the new value of rule ${index + 1}`}
                  labelHidden
                  placeholder="label"
                  value={draft.label}
                  onChange={(label) => change(id, { label })}
                />
              </>
            )}
          </div>
          <IconButton
            icon="trash"
            label={`Remove rule ${index + 1}`}
            onPress={() => set(shown.filter((row) => row.id !== id))}
          />
        </div>
      ))}
      <Button kind="quiet" icon="plus" onPress={() => set([...shown, { id: next, draft: emptyRule }])}>
        Another rule
      </Button>
    </fieldset>
  );
}

function rowsOf(rules: readonly RecodeRule[]): readonly Row[] {
  const drafts = rules.length === 0 ? [emptyRule] : rules.map(draftOf);
  return drafts.map((draft, id) => ({ id, draft }));
}

function finished(rows: readonly Row[], isText: boolean): readonly RecodeRule[] {
  return rows.flatMap(({ draft }) => ruleOf(draft, isText) ?? []);
}
