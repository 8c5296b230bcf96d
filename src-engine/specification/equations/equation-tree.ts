import type { GroupReference, Term } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { crossClassifiedFactor, groupKey, isCrossClassified, levelOfGroup, type ModelContext } from "../context.ts";
import { type Part, type Path, partKey, splitTerm } from "../term.ts";
import { factorsOfVariable } from "./notation.ts";

/**
 * A model's terms as a tree: from the root a branch for each part of level 1, from there for each part of level 2 … A
 * node at depth m is a coefficient of level m, and below the highest level it is explained by an equation of level
 * m + 1, whose coefficients are its children. Fixed terms end in leaves, random terms anywhere between. In a
 * cross-classification random terms of every factor grow here, in leaves too; beside more levels those of crossed factors
 * grow elsewhere (`crossed-effects.ts`). The average intercept of an ordinal outcome is no leaf: all thresholds are estimated, and it
 * would shift them together, so that the equation of the intercept explains deviations from zero.
 */
export interface EquationNode {
  readonly path: Path;
  /** In the order in which the model's terms name them. */
  readonly children: readonly EquationNode[];
  /** The fixed term that ends here. */
  readonly term: number | null;
  /**
   * The random terms that let this coefficient vary, by factor of a cross-classification; 0: between the units of the next
   * level.
   */
  readonly random: ReadonlyMap<number, RandomSource>;
}

/** Where a random term stands in the model. */
export interface RandomSource {
  readonly entry: number;
  readonly term: number;
}

/** A term that has no place in level equations, and why. */
export type RestItem =
  | { readonly kind: "fixed"; readonly term: number; readonly why: "repeated" }
  | {
      readonly kind: "random";
      readonly source: RandomSource;
      readonly why: "repeated" | "group-is-no-level" | "varies-too-high";
    };

export function plantTree(
  draft: ModelDraft,
  context: ModelContext,
): { readonly root: EquationNode; readonly rest: readonly RestItem[] } {
  const root = newNode([]);
  const rest: RestItem[] = [];
  for (const [index, term] of draft.fixed.entries()) {
    const path = splitTerm(context, term);
    if (term.variables.length === 0 && draft.distribution === "ordinal") {
      growTo(root, path.slice(0, -1), context);
      continue;
    }
    const node = growTo(root, path, context);
    if (node.term === null) node.term = index;
    else rest.push({ kind: "fixed", term: index, why: "repeated" });
  }
  const elsewhere = isCrossClassified(context) ? [] : (context.levels.crossed ?? []);
  const crossed = new Set(elsewhere.map(({ id }) => groupKey(id)));
  for (const [entry, { group, terms }] of draft.random.entries()) {
    if (crossed.has(groupKey(group))) continue;
    for (const [index, term] of terms.entries()) {
      const source = { entry, term: index };
      const place = placeOfRandomTerm(context, group, term);
      if (!place.ok) {
        rest.push({ kind: "random", source, why: place.why });
        continue;
      }
      const node = growTo(root, place.path, context);
      if (!node.random.has(place.factor)) node.random.set(place.factor, source);
      else rest.push({ kind: "random", source, why: "repeated" });
    }
  }
  return { root, rest };
}

/** The part that leads to a node from the one before it. */
export function partOf({ path }: EquationNode): Part {
  return path.at(-1) ?? [];
}

/** A node while the tree grows. */
interface GrowingNode extends EquationNode {
  readonly children: GrowingNode[];
  term: number | null;
  readonly random: Map<number, RandomSource>;
}

function newNode(path: Path): GrowingNode {
  return { path, children: [], term: null, random: new Map() };
}

function growTo(root: GrowingNode, path: Path, context: ModelContext): GrowingNode {
  return path.reduce((node, part) => {
    const key = partKey(context, part);
    const known = node.children.find((child) => partKey(context, partOf(child)) === key);
    if (known !== undefined) return known;
    const child = newNode([...node.path, part]);
    node.children.push(child);
    return child;
  }, root);
}

type RandomPlace =
  | { readonly ok: true; readonly path: Path; readonly factor: number }
  | { readonly ok: false; readonly why: "group-is-no-level" | "varies-too-high" };

/** The coefficient that a random term lets vary between the units of its group. */
function placeOfRandomTerm(context: ModelContext, group: GroupReference, term: Term): RandomPlace {
  if (isCrossClassified(context)) return crossClassifiedPlace(context, group, term);
  const level = levelOfGroup(context, group);
  if (level === null) return { ok: false, why: "group-is-no-level" };
  const path = splitTerm(context, term);
  const isBelow = path.slice(level - 1).every((part) => part.length === 0);
  return isBelow ? { ok: true, path: path.slice(0, level - 1), factor: 0 } : { ok: false, why: "varies-too-high" };
}

/** A predictor of level 2 can have slopes that vary between the units of every factor but those that it describes. */
function crossClassifiedPlace(context: ModelContext, group: GroupReference, term: Term): RandomPlace {
  const factor = crossClassifiedFactor(context, group);
  if (factor === null) return { ok: false, why: "group-is-no-level" };
  const [own = [], upper = []] = splitTerm(context, term);
  if (upper.length === 0) return { ok: true, path: [own], factor };
  const describes = upper.some((variable) => factorsOfVariable(context, variable).includes(factor));
  return describes ? { ok: false, why: "varies-too-high" } : { ok: true, path: [own, upper], factor };
}
