import { useMemo } from "react";
import type { Variable } from "../../../../src-contract/variable.ts";
import { ComboBox } from "../../../parts/ComboBox.tsx";
import { Select } from "../../../parts/Select.tsx";
import { variableOption } from "../../../parts/variable-option.ts";

/** More variables than this are found by typing. */
const manyVariables = 25;

/** One variable. "" stands for none chosen yet. */
export function VariableSelect({
  label,
  labelHidden = false,
  description,
  variables,
  value,
  onChange,
}: {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly description?: string;
  readonly variables: readonly Variable[];
  readonly value: string;
  readonly onChange: (name: string) => void;
}) {
  const options = useMemo(() => variables.map(variableOption), [variables]);
  const props = { label, labelHidden, description, options, value: value === "" ? null : value, onChange };
  return variables.length > manyVariables ? <ComboBox {...props} /> : <Select {...props} ofVariables />;
}
