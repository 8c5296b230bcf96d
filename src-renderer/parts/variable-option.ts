import type { Option } from "./Select.tsx";

/** A variable in a list to choose from: its name, with its label where it has one. */
export function variableOption({ name, label }: { readonly name: string; readonly label: string }): Option<string> {
  return { id: name, label: name, ...(label !== "" && { description: label }) };
}
