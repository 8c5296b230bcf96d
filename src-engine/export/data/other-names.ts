import type { Variable } from "../../../src-contract/variable.ts";
import { AllowedNames, type NameRules } from "../../specification/name-rules.ts";

/** A variable as another program can take it up. */
export interface NamedVariable {
  readonly variable: Variable;
  readonly name: string;
  /** Its label; where the name had to be changed and there is none, the name as it was. */
  readonly label: string;
}

/** The variables under names that keep to another program's rules, each only once. */
export function otherNames(variables: readonly Variable[], rules: NameRules): readonly NamedVariable[] {
  const names = new AllowedNames(rules);
  return variables.map((variable) => {
    const name = names.add(variable.name);
    return { variable, name, label: variable.label || (name === variable.name ? "" : variable.name) };
  });
}
