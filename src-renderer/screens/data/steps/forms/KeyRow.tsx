import type { ProjectTable } from "../../../../../src-contract/project.ts";
import type { JoinKey } from "../../../../../src-contract/step-contents.ts";
import type { DifferentTypes } from "../../../../../src-contract/step-report.ts";
import type { Variable } from "../../../../../src-contract/variable.ts";
import { IconButton } from "../../../../parts/Button.tsx";
import { Select } from "../../../../parts/Select.tsx";
import { comparisonTexts, differingText } from "../../../../wording/steps.ts";
import { VariableSelect } from "../VariableSelect.tsx";

interface KeyRowProps {
  readonly label: string;
  readonly pair: JoinKey;
  readonly here: readonly Variable[];
  readonly there: Pick<ProjectTable, "name" | "variables">;
  /** Where the two are of different types. */
  readonly differing: DifferentTypes | undefined;
  readonly onChange: (pair: JoinKey) => void;
  /** Absent: the only pair stays. */
  readonly onRemove: (() => void) | undefined;
}

/** A pair of key variables, and how they are compared where that is a question. */
export function KeyRow({ label, pair, here, there, differing, onChange, onRemove }: KeyRowProps) {
  const { left, right } = pair;
  return (
    <>
      <div className="prepare-row">
        <VariableSelect
          label={label}
          variables={here}
          value={left}
          onChange={(name) => onChange({ left: name, right })}
        />
        <VariableSelect
          label={`Key in ${there.name}`}
          variables={there.variables}
          value={right}
          onChange={(name) => onChange({ left, right: name })}
        />
        {onRemove !== undefined && <IconButton icon="trash" label="Remove this pair of keys" onPress={onRemove} />}
      </div>
      {differing !== undefined && differing.ways.length > 1 && (
        <Select
          label={differingText(differing)}
          options={differing.ways.map((way) => ({ id: way, ...comparisonTexts[way] }))}
          value={differing.comparedAs}
          onChange={(compare) => onChange({ left, right, compare })}
        />
      )}
    </>
  );
}
