import type { Distribution, Link, ZeroSpecification } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import type { ModelContext } from "../context.ts";
import { columnsOf } from "../contrasts.ts";
import { isLinear, usualLink } from "../links.ts";
import { equationName } from "../predictor-name.ts";
import { factorMath } from "./factor-math.ts";
import type { MathLine, MathNode } from "./math.ts";
import { unitsOfRows } from "./notation.ts";

/**
 * How an outcome that is not normal follows from the linear predictor η, as textbooks write it: what stands before and after
 * the outcome in `IMMUN_ij ∼ Bernoulli(φ_ij), logit(φ_ij) = η_ij`.
 */
export interface OutcomeModel {
  readonly before: MathLine;
  readonly after: MathLine;
  /** logit(ψ_ij) = ζ₀ + ζ₁ SES, a line of its own; null: the zeros are of no kind of their own. */
  readonly zeros: MathLine | null;
}

/** Null for a linear model, which its own equation explains. */
export function outcomeModel({
  draft,
  context,
}: {
  readonly draft: ModelDraft;
  readonly context: ModelContext;
}): OutcomeModel | null {
  const { distribution = "normal", link = usualLink(distribution), trials, exposure } = draft;
  if (isLinear(draft)) return null;
  const eta = predictorMath({ draft, context });
  if (distribution === "ordinal") {
    const threshold: MathNode = { kind: "subscript", base: letter("θ"), subscript: "k" };
    return {
      before: [name(linkText(link)), name(" P(")],
      after: [operator("≤"), letter("k"), name(")"), operator("="), threshold, operator("−"), eta],
      zeros: null,
    };
  }
  if (distribution === "multinomial") {
    const share = (category: string): MathNode => ({
      kind: "subscript",
      base: letter("φ"),
      subscript: `${category}${unitsOfRows(context)}`,
    });
    const shares: MathLine = [share("m"), name("/"), share("M")];
    return {
      before: [],
      after: [
        operator("∼"),
        name(distributionText[distribution]),
        operator(","),
        name("log"),
        { kind: "parentheses", content: shares },
        operator("="),
        eta,
      ],
      zeros: null,
    };
  }
  const mean = withUnits(letter(meanLetters[distribution] ?? "μ"), context);
  const number = trials === undefined ? letter("n") : withUnits(name(equationName(trials)), context);
  // A rate λ, as HLM writes it; with other links than the logarithm the exposure is no factor.
  const amount =
    exposure === undefined || link !== "log" ? [] : [withUnits(name(equationName(exposure)), context), operator("×")];
  const parameters = distribution === "binomial" ? [number, operator(","), mean] : [...amount, mean];
  const share = withUnits(letter("ψ"), context);
  const { zeros } = draft;
  return {
    before: [],
    after: [
      operator("∼"),
      name(`${zeros === undefined ? "" : zeroText[zeros.kind]}${distributionText[distribution]}`),
      { kind: "parentheses", content: zeros === undefined ? parameters : [...parameters, operator(","), share] },
      operator(","),
      ...linkMath(link, mean),
      operator("="),
      eta,
    ],
    zeros: zeros === undefined ? null : zeroMath(zeros, share, context),
  };
}

/** η_ij; of a multinomial outcome η_mij, one for each category m but the reference M. */
export function predictorMath({
  draft,
  context,
}: {
  readonly draft: Pick<ModelDraft, "distribution">;
  readonly context: ModelContext;
}): MathNode {
  const category = draft.distribution === "multinomial" ? "m" : "";
  return { kind: "subscript", base: letter("η"), subscript: `${category}${unitsOfRows(context)}` };
}

/** The share of zeros of a kind of their own: a coefficient for each predictor, and for each contrast of a categorical one. */
function zeroMath({ predictors = [] }: ZeroSpecification, share: MathNode, context: ModelContext): MathLine {
  const columns = predictors.flatMap(({ variables }) => columnsOf(context, variables, () => false));
  const coefficient = (place: number): MathNode => ({
    kind: "subscript",
    base: letter("ζ"),
    subscript: String(place),
  });
  return [
    ...linkMath("logit", share),
    operator("="),
    coefficient(0),
    ...columns.flatMap((factors, place) => [
      operator("+"),
      coefficient(place + 1),
      ...factors.map((factor) => factorMath(context, factor)),
    ]),
  ];
}

const zeroText: Readonly<Record<ZeroSpecification["kind"], string>> = { inflated: "ZI ", hurdle: "Hurdle " };

const meanLetters: Partial<Readonly<Record<Distribution, string>>> = {
  bernoulli: "φ",
  binomial: "φ",
  poisson: "λ",
  "negative-binomial": "λ",
  "negative-binomial-linear": "λ",
  geometric: "λ",
};

const distributionText: Readonly<Record<Exclude<Distribution, "ordinal">, string>> = {
  normal: "Normal",
  bernoulli: "Bernoulli",
  binomial: "Binomial",
  poisson: "Poisson",
  "negative-binomial": "NegBin",
  "negative-binomial-linear": "NegBin",
  gamma: "Gamma",
  "inverse-gaussian": "InvGaussian",
  beta: "Beta",
  lognormal: "LogNormal",
  exponential: "Exponential",
  geometric: "Geometric",
  "student-t": "Student t",
  multinomial: "Multinomial",
};

function linkMath(link: Link, mean: MathNode): MathLine {
  if (typeof link !== "string") return [{ kind: "superscript", base: mean, superscript: String(link.power) }];
  switch (link) {
    case "identity":
      return [mean];
    case "inverse":
      return [{ kind: "superscript", base: mean, superscript: "−1" }];
    case "inverse-squared":
      return [{ kind: "superscript", base: mean, superscript: "−2" }];
    case "log-complement":
      return [name("log"), { kind: "parentheses", content: [{ kind: "number", text: "1" }, operator("−"), mean] }];
    default:
      return [name(linkText(link)), { kind: "parentheses", content: [mean] }];
  }
}

function linkText(link: Link): string {
  return typeof link === "string" ? link : `power ${link.power}`;
}

function withUnits(base: MathNode, context: ModelContext): MathNode {
  return { kind: "subscript", base, subscript: unitsOfRows(context) };
}

function letter(text: string): MathNode {
  return { kind: "letter", text };
}

function name(text: string): MathNode {
  return { kind: "name", text };
}

function operator(text: Extract<MathNode, { readonly kind: "operator" }>["text"]): MathNode {
  return { kind: "operator", text };
}
