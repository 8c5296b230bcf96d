import type { Variable } from "../../../../../src-contract/variable.ts";
import { definitionOf, functionNames, otherNames } from "../../../../../src-engine/formula/functions.ts";
import { writtenName } from "../../../../../src-engine/formula/tokens.ts";

export interface Completion {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** What is written in the place of what was typed. */
  readonly text: string;
  /** Where the caret goes in it. */
  readonly caret: number;
}

export interface TypedWord {
  readonly start: number;
  readonly word: string;
}

const mostCompletions = 8;

/** The word that ends at the caret; null: there is none, or it is inside a text. */
export function wordBefore(formula: string, caret: number): TypedWord | null {
  const before = formula.slice(0, caret);
  const quotes = before.match(/"/g)?.length ?? 0;
  const word = /`?[\p{L}_@#$][\p{L}\p{M}\p{N}_.@#$]*$/u.exec(before)?.[0];
  return word === undefined || quotes % 2 === 1 ? null : { start: caret - word.length, word };
}

/** Variables and functions that begin with a word, then those called so elsewhere, then those that have it inside. None where it is one already. */
export function completionsOf(word: string, variables: readonly Variable[]): readonly Completion[] {
  const typed = word.replace(/^`/, "").toLowerCase();
  const all = [...variables.map(variableCompletion), ...functionNames.map(functionCompletion)];
  if (typed === "" || variables.some(({ name }) => name.toLowerCase() === typed)) return [];
  const starting = all.filter(({ label }) => label.toLowerCase().startsWith(typed));
  const calledOtherwise = calledSo(typed).map(functionCompletion);
  const holding = all.filter(({ label }) => nameOf(label).includes(typed));
  const found = new Map([...starting, ...calledOtherwise, ...holding].map((one) => [one.id, one]));
  return [...found.values()].slice(0, mostCompletions);
}

/** Functions that other programs call by a name that begins so: who types “averag” looks for the mean. */
function calledSo(typed: string): readonly (typeof functionNames)[number][] {
  return Object.entries(otherNames).flatMap(([other, name]) => (other.startsWith(typed) ? [name] : []));
}

/** A function's label is its signature: only its name is searched. */
function nameOf(label: string): string {
  return label.toLowerCase().replace(/\(.*$/s, "");
}

export function variableCompletion({ name, label }: Variable): Completion {
  const text = writtenName(name);
  return { id: `variable ${name}`, label: name, description: label, text, caret: text.length };
}

export function functionCompletion(name: (typeof functionNames)[number]): Completion {
  const { signature, summary, parameters } = definitionOf(name);
  const text = `${name}()`;
  const caret = parameters.length === 0 ? text.length : name.length + 1;
  return { id: `function ${name}`, label: signature, description: summary, text, caret };
}
