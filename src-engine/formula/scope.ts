import type { Variable } from "../../src-contract/variable.ts";
import { nearestName } from "./nearest-name.ts";
import type { Expression, Place } from "./syntax.ts";
import { Wrong } from "./wrong.ts";

const missingWords: ReadonlySet<string> = new Set(["null", "nan", "none", "sysmis"]);

/** The variables that a formula can name. */
export class Scope {
  private readonly variables: readonly Variable[];
  private readonly byName: ReadonlyMap<string, Variable>;
  constructor(variables: readonly Variable[]) {
    this.variables = variables;
    this.byName = new Map(variables.map((variable) => [variable.name, variable]));
  }

  find(name: string, place: Place): Variable {
    const found = this.meant(name);
    if (found !== undefined) return found;
    if (missingWords.has(name.toLowerCase())) throw new Wrong(place, { code: "missing-as-name", name });
    const names = this.variables.map((variable) => variable.name);
    const suggestion = nearestName(name, names);
    const labeled = suggestion === null ? this.labeled(name) : null;
    if (labeled !== null) throw new Wrong(place, { code: "label-as-name", label: name, ...labeled });
    throw new Wrong(place, { code: "unknown-variable", name, suggestion });
  }

  /** The variable that is called so, in these letters or else in others. */
  meant(name: string): Variable | undefined {
    return this.byName.get(name) ?? this.inOtherCase(name);
  }

  /** The variable that is called exactly so, if any. */
  named(name: string): Variable | null {
    return this.byName.get(name) ?? null;
  }

  /** The variable in which it is the label of a value. */
  private labeled(label: string): { readonly variable: string; readonly value: number | string } | null {
    for (const { name, valueLabels } of this.variables) {
      const found = valueLabels.find((one) => one.label.toLowerCase() === label.toLowerCase());
      if (found !== undefined) return { variable: name, value: found.value };
    }
    return null;
  }

  /** Written in other letters, where only one variable can be meant. */
  private inOtherCase(name: string): Variable | undefined {
    const lower = name.toLowerCase();
    const found = this.variables.filter((variable) => variable.name.toLowerCase() === lower);
    return found.length === 1 ? found[0] : undefined;
  }

  /** `item1 to item5` as the variables from one to the other. */
  expanded(part: Expression): readonly Expression[] {
    if (part.kind !== "range") return [part];
    const [first, last] = [part.first, part.last].map((end) => {
      if (end.kind !== "variable") throw new Wrong(end, { code: "variable-needed", of: "to" });
      return this.variables.indexOf(this.find(end.name, end));
    }) as [number, number];
    if (first > last) {
      const [from, to] = [this.variables[first]?.name ?? "", this.variables[last]?.name ?? ""];
      throw new Wrong(part, { code: "range-backwards", first: from, last: to });
    }
    const { at, length } = part;
    return this.variables.slice(first, last + 1).map(({ name }) => ({ kind: "variable", name, at, length }));
  }

  hasLabels(name: string): boolean {
    return (this.byName.get(name)?.valueLabels.length ?? 0) > 0;
  }
}
