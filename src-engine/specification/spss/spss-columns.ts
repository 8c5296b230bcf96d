import type { TermVariable } from "../../../src-contract/analysis.ts";
import { type Category, categoryGiven, type ModelContext } from "../context.ts";
import type { Factor } from "../contrasts.ts";
import { AllowedNames, spssNames } from "../name-rules.ts";
import { groupOf } from "../specification.ts";
import { spssCommand } from "./spss-command.ts";

/** The columns of a model in SPSS: the variables as they are called there, and the commands that make what is not among them. */
export class SpssColumns {
  readonly commands: string[] = [];
  /** Whether a mean over the cases is among them. */
  hasMeans = false;
  readonly #context: ModelContext;
  readonly #names = new AllowedNames(spssNames);
  readonly #own: ReadonlyMap<string, string>;
  readonly #made = new Map<string, string>();

  constructor(context: ModelContext) {
    this.#context = context;
    this.#own = new Map([...context.variables.keys()].map((name) => [name, this.#names.add(name)]));
  }

  /** A variable of the data, as a .sav file has it that is saved from them. */
  name(variable: string): string {
    return this.#own.get(variable) ?? variable;
  }

  names(variables: readonly string[]): readonly string[] {
    return variables.map((name) => this.name(name));
  }

  /** The column of a factor of a coefficient; null: it is not known, or SPSS has no simple command for it. */
  factor({ variable, contrast }: Factor): string | null {
    if (contrast === null) return this.#continuous(variable);
    if (contrast.kind === "open" || contrast.kind === "polynomial") return null;
    const { name } = variable;
    const { variables } = this.#context;
    if (variables.get(name)?.storage === "date") return null;
    const categories = variables.get(name)?.categories ?? [];
    const wanted = `${name}_${contrast.category.text ?? contrast.category.value}`;
    if (contrast.kind === "effect" || contrast.kind === "helmert") {
      const weights =
        contrast.kind === "effect"
          ? effectWeights(variable, contrast.category, categories)
          : helmertWeights(contrast.category, categories);
      const rules = categories.map(({ value }, index) => `(${literal(value)}=${weights[index] ?? 0})`);
      return this.make(wanted, (made) => `RECODE ${this.name(name)} ${rules.join(" ")} INTO ${made}.`);
    }
    return this.make(wanted, (made) => `COMPUTE ${made} = (${this.name(name)} = ${literal(contrast.category.value)}).`);
  }

  /** A column of its own, made once. */
  make(wanted: string, command: (made: string) => string): string {
    const key = command("?");
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = this.#names.add(wanted);
    this.#made.set(key, made);
    this.commands.push(command(made));
    return made;
  }

  #continuous(variable: TermVariable): string {
    const { name, center = "none", by, power = 1, aggregate } = variable;
    const base = aggregate === undefined ? this.name(name) : this.#mean(this.name(name), name, groupOf(aggregate.by));
    const centered = this.#centered(base, center, by === undefined ? [] : groupOf(by));
    if (power === 1) return centered;
    return this.make(`${centered}_pow${power}`, (made) => `COMPUTE ${made} = ${centered} ** ${power}.`);
  }

  #centered(base: string, center: TermVariable["center"], groups: readonly string[]): string {
    if (center === undefined || center === "none") return base;
    if (typeof center === "number") {
      const shift = center < 0 ? `+ ${-center}` : `- ${center}`;
      return this.make(`${base}_centered`, (made) => `COMPUTE ${made} = ${base} ${shift}.`);
    }
    const isGrand = center === "grand";
    const mean = this.#mean(base, base, isGrand ? [] : groups);
    const wanted = isGrand ? `${base}_centered` : `${base}_within_${groups.join("_")}`;
    return this.make(wanted, (made) => `COMPUTE ${made} = ${base} - ${mean}.`);
  }

  /** The mean over the cases of a group; no groups: over all. */
  #mean(column: string, called: string, groups: readonly string[]): string {
    this.hasMeans = true;
    const all = () => this.make("all_cases", (made) => `COMPUTE ${made} = 1.`);
    const breaks = groups.length === 0 ? [all()] : this.names(groups);
    const wanted = groups.length === 0 ? `${called}_mean` : `${called}_mean_${groups.join("_")}`;
    return this.make(wanted, (made) =>
      spssCommand([
        ["AGGREGATE"],
        ["/OUTFILE=* MODE=ADDVARIABLES"],
        ["/BREAK =", ...breaks],
        [`/${made} = MEAN(${column})`],
      ]),
    );
  }
}

/** 1 in the category, −1 in the one that has no column. */
function effectWeights(variable: TermVariable, category: Category, categories: readonly Category[]): readonly number[] {
  const left = categoryGiven(categories, variable.reference) ?? categories.at(-1);
  return categories.map((other) => (other === category ? 1 : other === left ? -1 : 0));
}

/** −1 in those before the category, and their number in it. */
function helmertWeights(category: Category, categories: readonly Category[]): readonly number[] {
  const place = categories.indexOf(category);
  return categories.map((_, index) => (index < place ? -1 : index === place ? place : 0));
}

/** A value as SPSS writes it: quotes within a text are doubled. */
export function literal(value: number | string): string {
  return typeof value === "number" ? String(value) : `"${value.replaceAll('"', '""')}"`;
}
