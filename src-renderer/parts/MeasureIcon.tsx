import type { Measure, Variable } from "../../src-contract/variable.ts";
import { Icon, type IconName } from "./Icon.tsx";
import "./measure-icon.css";

const icons: Readonly<Record<Measure, IconName>> = { scale: "number", ordinal: "ordinal", nominal: "category" };

/** Shows at a glance what kind of variable it is; screen readers hear it where the variable is described. */
export function MeasureIcon({ variable }: { readonly variable: Pick<Variable, "storage" | "measure"> }) {
  return (
    <span className="measure-icon">
      <Icon name={iconOf(variable)} />
    </span>
  );
}

function iconOf({ storage, measure }: Pick<Variable, "storage" | "measure">): IconName {
  if (storage === "text") return "text";
  if (storage === "date") return "calendar";
  return storage === "time" ? "clock" : icons[measure];
}
