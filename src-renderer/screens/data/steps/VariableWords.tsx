import { Text } from "react-aria-components";
import type { Variable } from "../../../../src-contract/variable.ts";
import { MeasureIcon } from "../../../parts/MeasureIcon.tsx";

/** A variable in a list: its measure, its name, its label. */
export function VariableWords({ variable }: { readonly variable: Variable }) {
  return (
    <>
      <MeasureIcon variable={variable} />
      <Text slot="label">{variable.name}</Text>
      {variable.label !== "" && <span className="prepare-item-label">{variable.label}</span>}
    </>
  );
}
