/** Variables whose names differ in a number or letter at the end: the items of a scale, `w1_item1` to `w1_item20`. */
export interface VariableBundle<Variable> {
  /** What their names have in common: "w1_item". */
  readonly stem: string;
  readonly variables: readonly Variable[];
}

/** Fewer are no bundle. */
const fewest = 3;

/** Each bundle where its first variable stands, and the variables that are in none, in their order. */
export function variableBundles<Variable extends { readonly name: string }>(
  variables: readonly Variable[],
): readonly (Variable | VariableBundle<Variable>)[] {
  const byStem = new Map<string, Variable[]>();
  for (const variable of variables) {
    const stem = nameStem(variable.name);
    if (stem === null) continue;
    const others = byStem.get(stem);
    if (others === undefined) byStem.set(stem, [variable]);
    else others.push(variable);
  }
  return variables.flatMap((variable): readonly (Variable | VariableBundle<Variable>)[] => {
    const stem = nameStem(variable.name);
    const bundle = (stem === null ? undefined : byStem.get(stem)) ?? [];
    if (stem === null || bundle.length < fewest) return [variable];
    return bundle[0] === variable ? [{ stem, variables: bundle }] : [];
  });
}

export function isBundle<Variable extends { readonly name: string }>(
  one: Variable | VariableBundle<Variable>,
): one is VariableBundle<Variable> {
  return "stem" in one;
}

/** `item12` is of "item", `BSBG05A` of "BSBG05"; null: the name ends in neither. */
export function nameStem(name: string): string | null {
  const stem = /^(.*\D)\d+$/su.exec(name)?.[1] ?? /^(.*\d)\p{L}$/su.exec(name)?.[1] ?? "";
  return stem === "" ? null : stem;
}
