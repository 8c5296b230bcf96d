import { describe, expect, it } from "vitest";
import type { RichText } from "../../../src-contract/output.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import type { ModelContext } from "../../../src-engine/specification/context.ts";
import { equationLines } from "../../../src-engine/specification/equations/equation-lines.ts";
import { latex } from "../../../src-engine/specification/equations/math.ts";
import { outcomeLetters } from "../../../src-engine/specification/equations/outcome-letters.ts";
import { outcomeModel } from "../../../src-engine/specification/equations/outcome-model.ts";
import { symbolSpoken, symbolText } from "../../../src-engine/specification/equations/symbol.ts";
import { rFormula } from "../../../src-engine/specification/r/formula.ts";
import { rName } from "../../../src-engine/specification/r/r-name.ts";
import type { Path } from "../../../src-engine/specification/term.ts";
import { coefficientMeaning, effectMeaning, residualMeaning } from "../../../src-engine/specification/words/meaning.ts";
import { modelInWords } from "../../../src-engine/specification/words/words.ts";
import { workingModel } from "../../../src-engine/specification/working-model.ts";
import { describeData, districts, growth, hsb, ungrouped } from "./contexts.ts";
import { hsbModels, sesWithin, term } from "./equation-texts.ts";

function words(draft: ModelDraft, context: ModelContext): readonly string[] {
  return modelInWords(workingModel(draft, context)).map(({ text }) => text.map((piece) => piece.text).join(""));
}

describe("LaTeX", () => {
  it("writes the level equations with centering spelled out", () => {
    const { levels } = equationLines(workingModel(hsbModels.slopesAsOutcomes, hsb.context));
    expect(levels.map(({ level, noun }) => [level, noun.plural])).toEqual([
      [1, "students"],
      [2, "schools"],
    ]);
    expect(levels.flatMap(({ lines }) => lines.map(latex))).toEqual([
      String.raw`\mathrm{MATHACH}_{ij} = \beta_{0j} + \beta_{1j} \left(\mathrm{SES}_{ij} - \overline{\mathrm{SES}}_{\cdot j}\right) + r_{ij}`,
      String.raw`\beta_{0j} = \gamma_{00} + \gamma_{01} \left(\mathrm{MEANSES}_{j}\right) + \gamma_{02} \left(\mathrm{SECTOR}_{j}\right) + u_{0j}`,
      String.raw`\beta_{1j} = \gamma_{10} + \gamma_{11} \left(\mathrm{MEANSES}_{j}\right) + \gamma_{12} \left(\mathrm{SECTOR}_{j}\right) + u_{1j}`,
    ]);
  });

  it("writes the mixed equation", () => {
    const { mixed } = equationLines(workingModel(hsbModels.randomCoefficients, hsb.context));
    const deviation = String.raw`\left(\mathrm{SES}_{ij} - \overline{\mathrm{SES}}_{\cdot j}\right)`;
    expect(latex(mixed)).toBe(
      String.raw`\mathrm{MATHACH}_{ij} = \gamma_{00} + \gamma_{10} ${deviation} + u_{0j} + u_{1j} ${deviation} + r_{ij}`,
    );
  });

  it("shows grand means, fixed centers, powers, means of units and categories", () => {
    const draft = {
      ...hsbModels.null,
      outcome: null,
      fixed: [
        term({ name: "ses", center: "grand", power: 2 }),
        term({ name: "female", center: -1.5 }),
        term({ name: "ses", aggregate: { function: "mean", by: "school" }, center: "grand" }),
        term({ name: "region", reference: "South" }),
      ],
      random: [],
    } as const satisfies ModelDraft;
    const { levels } = equationLines(workingModel(draft, hsb.context));
    expect(levels.flatMap(({ lines }) => lines.map(latex))).toEqual([
      String.raw`Y_{ij} = \beta_{0j} + \beta_{1j} \left(\mathrm{SES}_{ij} - \overline{\mathrm{SES}}_{\cdot \cdot }\right)^{2} + \beta_{2j} \left(\mathrm{FEMALE}_{ij} + 1.5\right) + r_{ij}`,
      String.raw`\beta_{0j} = \gamma_{01} \left(\overline{\mathrm{SES}}_{\cdot j} - \overline{\mathrm{SES}}_{\cdot \cdot }\right) + \gamma_{02} \left(\mathrm{REGION}_{j} = \mathrm{North}\right) + \gamma_{03} \left(\mathrm{REGION}_{j} = \mathrm{South}\right) + \gamma_{04} \left(\mathrm{REGION}_{j} = \mathrm{West}\right)`,
      String.raw`\beta_{1j} = \gamma_{10}`,
      String.raw`\beta_{2j} = \gamma_{20}`,
    ]);
  });

  it("keeps names with special characters intact", () => {
    expect(latex([{ kind: "name", text: "A_B %" }])).toBe(String.raw`\mathrm{A\_B\ \%}`);
  });
});

describe("spoken symbols", () => {
  it("are read digit by digit", () => {
    expect(symbolSpoken({ letter: "γ", numbers: [0, 1], units: "" })).toBe("gamma 0 1");
    expect(symbolSpoken({ letter: "u", numbers: [1], units: "j" })).toBe("u 1 j");
  });
});

describe("lme4 formula", () => {
  it("names columns so that R finds them, whatever they are called", () => {
    expect(["math score", "C:\\path", "it`s", "größe", "for"].map(rName)).toEqual([
      "`math score`",
      "`C:\\\\path`",
      "`it\\`s`",
      "größe",
      "`for`",
    ]);
  });

  it("says how centered variables are made", () => {
    const { definitions, call, gaps } = rFormula(hsbModels.slopesAsOutcomes, hsb.context);
    expect(definitions).toEqual([
      'd <- na.omit(data[c("mathach", "meanses", "sector", "ses", "school")])',
      "d$ses_within_school <- d$ses - ave(d$ses, d$school)",
    ]);
    expect(call).toBe(
      "lmer(mathach ~ 1 + meanses + sector + ses_within_school + meanses:ses_within_school + sector:ses_within_school + (1 + ses_within_school | school), data = d, REML = TRUE)",
    );
    expect(gaps).toEqual([]);
  });

  it("needs no preparation where nothing is centered", () => {
    const { definitions, call } = rFormula(hsbModels.meansAsOutcomes, hsb.context);
    expect(definitions).toEqual([]);
    expect(call).toBe("lmer(mathach ~ 1 + meanses + (1 | school), data = data, REML = TRUE)");
  });

  it("writes uncorrelated effects, means, powers, categories and missing intercepts as R needs them", () => {
    const draft: ModelDraft = {
      outcome: "mathach",
      fixed: [
        term({ name: "ses", aggregate: { function: "mean", by: "school" }, center: "grand" }),
        term({ name: "ses", center: 2, power: 2 }),
        term({ name: "track", reference: 2 }),
        term({ name: "region", coding: "effect" }),
        term("region"),
      ],
      random: [{ group: "school", terms: [term(), term("ses")], covariance: "diagonal" }],
      estimation: { method: "ML" },
    };
    const { definitions, call } = rFormula(draft, hsb.context);
    expect(definitions.slice(1)).toEqual([
      "d$ses_mean_school <- ave(d$ses, d$school)",
      "d$ses_mean_school_centered <- d$ses_mean_school - mean(d$ses_mean_school)",
    ]);
    expect(call).toBe(
      'lmer(mathach ~ 0 + ses_mean_school_centered + I((ses - 2)^2) + relevel(factor(track), ref = "2") + C(factor(region), contr.sum) + region + (1 | school) + (0 + ses | school), data = d, REML = FALSE)',
    );
  });

  it("names combined identifiers, and lm where nothing is random", () => {
    const nested = { outcome: "read", fixed: [term()], random: [{ group: ["school", "class"], terms: [term()] }] };
    expect(rFormula(nested, districts.context).formula).toBe("read ~ 1 + (1 | school:class)");
    expect(rFormula({ outcome: "y", fixed: [term(), term("x")], random: [] }, ungrouped.context).call).toBe(
      "lm(y ~ 1 + x, data = data)",
    );
  });

  it("quotes names that R would not take, and lists what lme4 cannot say", () => {
    const draft: ModelDraft = {
      outcome: "reading score",
      fixed: [term()],
      random: [{ group: "school", terms: [term()], covariance: "compound-symmetry" }],
      residual: { structure: "ar1" },
    };
    const { formula, gaps } = rFormula(draft, hsb.context);
    expect(formula).toBe("`reading score` ~ 1 + (1 | school)");
    expect(gaps).toEqual([
      { kind: "covariance", structure: "compound-symmetry" },
      { kind: "residual", structure: "ar1" },
    ]);
  });
});

describe("the equation of a count", () => {
  const count: ModelDraft = { outcome: "y", distribution: "poisson", exposure: "hours", fixed: [term()], random: [] };
  const distributed = (draft: ModelDraft) => latex(outcomeModel({ draft, context: ungrouped.context })?.after ?? []);

  it("has the exposure beside the rate, as HLM writes it, where the link is the logarithm", () => {
    expect(distributed(count)).toContain("HOURS");
    expect(distributed(count)).toContain("lambda");
    expect(distributed({ ...count, link: "identity" })).not.toContain("HOURS");
    expect(distributed({ ...count, exposure: undefined })).not.toContain("HOURS");
  });
});

describe("the equations of an outcome", () => {
  const written = (draft: Partial<ModelDraft>) =>
    equationLines(workingModel({ outcome: "y", fixed: [term()], random: [], ...draft }, ungrouped.context))
      .levels.flatMap(({ lines }) => lines)
      .map(latex);

  it("of successes have trials and probability side by side, and room before the link alone", () => {
    const [outcome = ""] = written({ distribution: "binomial", trials: "hours" });
    expect(outcome).toContain(String.raw`\left(\mathrm{HOURS}_{i} , \varphi_{i}\right) ,\quad`);
  });

  it("of categories without order have a linear predictor for each category", () => {
    const [outcome, predictor] = written({ distribution: "multinomial" });
    expect(outcome).toContain("= \\eta_{mi}");
    expect(predictor).toBe(String.raw`\eta_{mi} = \beta_{0(m)}`);
  });

  it("of categories without order are those of any category m at every level, as HLM writes them", () => {
    const multinomial = { ...hsbModels.slopesAsOutcomes, distribution: "multinomial" } as const satisfies ModelDraft;
    const { levels, mixed } = equationLines(workingModel(multinomial, hsb.context));
    const [, , intercept] = levels.flatMap(({ lines }) => lines.map(latex));
    expect(intercept).toMatch(/^\\beta_\{0j\(m\)\} = \\gamma_\{00\(m\)\} .* \+ u_\{0j\(m\)\}$/);
    expect(latex(mixed)).toContain(String.raw`\gamma_{11(m)}`);
    expect(symbolText({ letter: "γ", numbers: [0, 0], units: "", category: "2" })).toBe("γ₀₀₍₂₎");
  });

  it("of ordered categories have thresholds and no intercept beside them: its equation explains deviations from zero", () => {
    const ordinal = { ...hsbModels.slopesAsOutcomes, distribution: "ordinal" } as const satisfies ModelDraft;
    const { levels, mixed } = equationLines(workingModel(ordinal, hsb.context));
    const [outcome, predictor, intercept, slope] = levels.flatMap(({ lines }) => lines.map(latex));
    expect(outcome).toMatch(/\\theta_\{k\} - \\eta_\{ij\}$/);
    expect(predictor).toMatch(/^\\eta_\{ij\} = \\beta_\{0j\} \+ \\beta_\{1j\}/);
    expect(intercept).toMatch(/^\\beta_\{0j\} = \\gamma_\{01\}.* \+ u_\{0j\}$/);
    expect(slope).toMatch(/^\\beta_\{1j\} = \\gamma_\{10\}/);
    expect(latex(mixed)).not.toContain("gamma_{00}");
    const alone = workingModel({ ...hsbModels.null, distribution: "ordinal" }, hsb.context);
    expect(
      equationLines(alone)
        .levels.flatMap(({ lines }) => lines.map(latex))
        .at(-1),
    ).toBe(String.raw`\beta_{0j} = u_{0j}`);
    expect(words(ordinal, hsb.context)[1]).toContain("on average zero: the thresholds stand in its place");
  });

  it("with zeros of their own have the share of zeros, with its predictors", () => {
    const [outcome, zeros] = written({ distribution: "poisson", zeros: { kind: "inflated", predictors: [term("x")] } });
    expect(outcome).toContain("ZI\\ Poisson");
    expect(zeros).toContain(
      String.raw`\mathrm{logit} \left(\psi_{i}\right) = \zeta_{0} + \zeta_{1} \left(\mathrm{X}_{i}\right)`,
    );
    expect(written({ distribution: "poisson" }).join(" ")).not.toContain("psi");
  });

  it("have a coefficient of the zeros for each category but the reference of a categorical predictor", () => {
    const categories = ["none", "low", "high"].map((label, index) => ({ value: index, label }));
    const { context } = describeData(ungrouped.context.levels, { y: {}, dose: { categories } });
    const zeros = { kind: "hurdle", predictors: [term("dose")] } as const;
    const draft = { outcome: "y", distribution: "poisson", fixed: [term()], random: [], zeros } as const;
    const line = latex(outcomeModel({ draft, context })?.zeros ?? []);
    expect(line).toMatch(/zeta_\{1\} .*DOSE.*low.* \+ \\zeta_\{2\} .*DOSE.*high/);
  });

  it("say what their letters stand for", () => {
    const categories = ["low", "middle", "high"].map((label, index) => ({ value: index + 1, label }));
    const { context } = describeData(ungrouped.context.levels, { grade: { categories } });
    const lettersOf = (draft: Partial<ModelDraft>) =>
      outcomeLetters({ draft: { outcome: "grade", fixed: [], random: [], ...draft }, context });
    expect(lettersOf({ distribution: "multinomial", reference: 1 })).toEqual({
      kind: "categories",
      own: ["middle", "high"],
      reference: "low",
    });
    expect(lettersOf({ distribution: "multinomial" })).toMatchObject({ reference: "high" });
    expect(lettersOf({ distribution: "ordinal", order: [3, 2, 1] })).toEqual({
      kind: "thresholds",
      below: ["high", "middle"],
    });
    expect(lettersOf({ distribution: "poisson" })).toBeNull();
    const graded = workingModel({ outcome: "grade", distribution: "multinomial", fixed: [], random: [] }, context);
    expect(equationLines(graded).letters).toMatch(/^m = 1 \(low\) and 2 \(middle\); M = high\./);
  });
});

describe("R code of outcomes that are not normal", () => {
  const one: ModelDraft = { outcome: "y", fixed: [term(), term("x")], random: [{ group: "g", terms: [term()] }] };
  const codeOf = (draft: Partial<ModelDraft>) => {
    const { library, call, gaps } = rFormula({ ...one, ...draft }, ungrouped.context);
    return [library, call, ...gaps.map(({ kind }) => kind)];
  };

  it("is lme4’s where it maximizes the same likelihood, with family and link", () => {
    expect(codeOf({ distribution: "bernoulli", event: "yes" })).toEqual([
      "lme4",
      'glmer(I(y == "yes") ~ 1 + x + (1 | g), data = data, family = binomial(link = "logit"))',
    ]);
    expect(codeOf({ distribution: "binomial", trials: "n", link: "probit", estimation: { method: "agq" } })).toEqual([
      "lme4",
      'glmer(cbind(y, n - y) ~ 1 + x + (1 | g), data = data, family = binomial(link = "probit"), nAGQ = 7)',
      "expected-curvature",
    ]);
    expect(codeOf({ distribution: "poisson", exposure: "hours", random: [] })).toEqual([
      null,
      'glm(y ~ 1 + x + offset(log(hours)), data = data, family = poisson(link = "log"))',
    ]);
    expect(codeOf({ distribution: "bernoulli", link: "cauchit" })[1]).toContain('family = binomial(link = "cauchit")');
    expect(codeOf({ distribution: "poisson", link: { power: 0.5 } })[1]).toContain("poisson(link = power(0.5))");
  });

  it("is glmmTMB’s elsewhere, with the formula of the zeros and the family of a hurdle", () => {
    expect(codeOf({ distribution: "negative-binomial", zeros: { kind: "inflated", predictors: [term("x")] } })).toEqual(
      ["glmmTMB", 'glmmTMB(y ~ 1 + x + (1 | g), data = data, ziformula = ~ 1 + x, family = nbinom2(link = "log"))'],
    );
    expect(codeOf({ distribution: "poisson", zeros: { kind: "hurdle" } })[1]).toContain(
      'ziformula = ~ 1, family = truncated_poisson(link = "log")',
    );
    expect(codeOf({ distribution: "normal", link: "log", offset: "o" })).toEqual([
      "glmmTMB",
      'glmmTMB(y ~ 1 + x + (1 | g) + offset(o), data = data, family = gaussian(link = "log"))',
    ]);
    expect(codeOf({ distribution: "exponential" })[1]).toContain("map = list(betad = factor(NA))");
    expect(codeOf({ distribution: "beta", estimation: { method: "agq" } }).at(-1)).toBe("quadrature");
    expect(codeOf({ distribution: "student-t", degreesOfFreedom: 5 })[1]).toContain(
      "map = list(psi = factor(NA)), start = list(psi = log(5))",
    );
  });

  it("is MASS’s by quasi-likelihood, with a scale where there is overdispersion, and glm’s without groups", () => {
    const estimation = { method: "pql", restricted: false } as const;
    expect(codeOf({ distribution: "binomial", trials: "n", overdispersion: true, estimation })).toEqual([
      "MASS",
      'glmmPQL(cbind(y, n - y) ~ 1 + x, random = ~ 1 | g, data = data, family = binomial(link = "logit"))',
    ]);
    expect(codeOf({ distribution: "poisson", exposure: "hours", estimation: { method: "pql" } })).toEqual([
      "MASS",
      'glmmPQL(y ~ 1 + x + offset(log(hours)), random = ~ 1 | g, data = data, family = poisson(link = "log"), control = nlme::lmeControl(sigma = 1))',
      "full-quasi-likelihood",
    ]);
    expect(codeOf({ distribution: "poisson", overdispersion: true, estimation, random: [] })).toEqual([
      null,
      'glm(y ~ 1 + x, data = data, family = quasipoisson(link = "log"))',
    ]);
    expect(codeOf({ distribution: "beta", estimation }).at(-1)).toBe("quasi-likelihood");
  });

  it("is ordinal’s for categories in an order; clmm’s asymmetric links have each other’s names", () => {
    expect(codeOf({ distribution: "ordinal", order: ["low", "high"] })).toEqual([
      "ordinal",
      'clmm(ordered(y, levels = c("low", "high")) ~ 1 + x + (1 | g), data = data, link = "logit")',
    ]);
    expect(codeOf({ distribution: "ordinal", link: "cloglog" })[1]).toContain('link = "loglog"');
    expect(codeOf({ distribution: "ordinal", link: "cloglog", random: [] })[1]).toBe(
      'clm(ordered(y) ~ 1 + x, data = data, link = "cloglog")',
    );
  });

  it("is not lme4’s for unordered categories, and says what differs", () => {
    expect(codeOf({ distribution: "multinomial", reference: "bus" })).toEqual([
      "mclogit",
      'mblogit(relevel(factor(y), ref = "bus") ~ 1 + x, random = ~ 1 | g, data = data)',
      "other-estimator",
    ]);
    expect(codeOf({ distribution: "multinomial", random: [] })[0]).toBe("nnet");
  });

  it("takes a lognormal outcome by its logarithm, and shows the formula alone where no package has the outcome", () => {
    expect(codeOf({ distribution: "lognormal" })).toEqual([
      "lme4",
      "lmer(log(y) ~ 1 + x + (1 | g), data = data, REML = FALSE)",
    ]);
    expect(codeOf({ distribution: "inverse-gaussian" })).toEqual([null, "y ~ 1 + x + (1 | g)", "distribution"]);
    expect(codeOf({ distribution: "bernoulli", link: "loglog" }).at(-1)).toBe("distribution");
  });
});

describe("weights of rows", () => {
  const codeOf = (draft: Partial<ModelDraft>) =>
    rFormula(
      { outcome: "math", fixed: [term()], random: [{ group: "childid", terms: [term()] }], ...draft },
      growth.context,
    ).call;
  const weights = { level1: "size" };

  it("are lme4’s and lm’s for normal outcomes, and glmmTMB’s, ordinal’s and nnet’s for others", () => {
    expect(codeOf({ weights })).toBe("lmer(math ~ 1 + (1 | childid), data = data, weights = size, REML = TRUE)");
    expect(codeOf({ weights, random: [] })).toBe("lm(math ~ 1, data = data, weights = size)");
    expect(codeOf({ weights, distribution: "bernoulli" })).toBe(
      'glmmTMB(math ~ 1 + (1 | childid), data = data, weights = size, family = binomial(link = "logit"))',
    );
    expect(codeOf({ weights, distribution: "ordinal" })).toContain("data = data, weights = size, link");
    expect(codeOf({ weights, distribution: "multinomial", random: [] })).toContain("data = data, weights = size)");
  });

  it("are a variance function beside nlme’s others, and must not be missing", () => {
    const residual = { structure: "ar1-heterogeneous", within: "childid", order: "year" } as const;
    expect(codeOf({ weights, residual })).toContain(
      "weights = varComb(varFixed(~ 1/size), varIdent(form = ~ 1 | year)), data = d",
    );
    const definitions = rFormula({ outcome: "math", fixed: [], random: [], residual, weights }, growth.context);
    expect(definitions.definitions[0]).toContain('"size"');
  });
});

describe("nlme’s call", () => {
  const grown = (draft: Partial<ModelDraft>) =>
    rFormula({ outcome: "math", fixed: [term(), term("year")], random: [], ...draft }, growth.context);
  const byChild: ModelDraft["random"] = [
    { group: "childid", terms: [term()] },
    { group: "schoolid", terms: [term(), term("year")], covariance: "compound-symmetry" },
  ];

  it("says structured residuals, of complete cases, with the occasions one step apart", () => {
    const ages = describeData(growth.context.levels, {
      math: {},
      childid: { level: 2 },
      age: { categories: [8, 10, 12, 14].map((value) => ({ value, label: "" })) },
    });
    const age = term({ name: "age", type: "continuous" });
    const residual = { structure: "ar1-heterogeneous", within: "childid", order: "age" } as const;
    const draft: ModelDraft = { outcome: "math", fixed: [term(), age], random: [], residual };
    expect(rFormula(draft, ages.context)).toEqual({
      definitions: ['d <- na.omit(data[c("math", "age", "childid")])', "d$age_step <- (d$age - 8) / 2"],
      formula: "math ~ 1 + age",
      library: "nlme",
      call: 'gls(math ~ 1 + age, correlation = corAR1(form = ~ age_step | childid), weights = varIdent(form = ~ 1 | age), data = d, method = "REML")',
      gaps: [],
    });
    const unstructured = rFormula({ ...draft, residual: { ...residual, structure: "unstructured" } }, ages.context);
    expect(unstructured.call).toContain(
      "correlation = corSymm(form = ~ age_occasion | childid), weights = varIdent(form = ~ 1 | age)",
    );
    expect(unstructured.definitions.slice(1)).toEqual(["d$age_occasion <- as.integer(factor(d$age))"]);
    const diagonal = rFormula({ ...draft, residual: { ...residual, structure: "diagonal" } }, ages.context);
    expect(diagonal.definitions).toHaveLength(1);
  });

  it("takes subjects below the innermost group, counts occasions without an order, and takes broken distances as they are", () => {
    const random: ModelDraft["random"] = [{ group: "schoolid", terms: [term()] }];
    expect(grown({ random, residual: { structure: "arma11", within: ["schoolid", "childid"] } })).toMatchObject({
      definitions: [
        'd <- na.omit(data[c("math", "schoolid", "childid", "year")])',
        "d$occasion <- ave(seq_len(nrow(d)), d$schoolid, d$childid, FUN = seq_along)",
      ],
      call: 'lme(math ~ 1 + year, random = list(schoolid = ~ 1), correlation = corARMA(form = ~ occasion | schoolid/childid, p = 1, q = 1), data = d, method = "REML")',
    });
    const halves = describeData(growth.context.levels, {
      ...{ math: {}, childid: { level: 2 } },
      year: { categories: [-1, -0.5, 0.25].map((value) => ({ value, label: "" })) },
    });
    const residual = { structure: "ar1", within: "childid", order: "year" } as const;
    const { call } = rFormula({ outcome: "math", fixed: [term()], random: [], residual }, halves.context);
    expect(call).toContain("correlation = corCAR1(form = ~ year | childid)");
  });

  it("ties variances of random effects, from the outermost group inwards", () => {
    expect(grown({ random: byChild, estimation: { method: "ML" } }).call).toBe(
      'lme(math ~ 1 + year, random = list(schoolid = pdCompSymm(~ 1 + year), childid = ~ 1), data = d, method = "ML")',
    );
  });

  it("has residual variances by group, and log-linear ones", () => {
    expect(grown({ residual: { structure: "by-group", by: "female" } }).call).toContain(
      "weights = varIdent(form = ~ 1 | female)",
    );
    const predictors = [term("year"), term("size")];
    expect(grown({ residual: { structure: "log-linear", predictors } }).call).toContain(
      "weights = varComb(varExp(form = ~ year), varExp(form = ~ size))",
    );
    expect(grown({ residual: { structure: "log-linear", predictors: [term("year", "size")] } }).gaps).toEqual([
      { kind: "residual", structure: "log-linear" },
    ]);
  });

  it("is not written where nlme would fit another model: then lme4’s, which says what it leaves out", () => {
    const residual = { structure: "toeplitz", within: "childid", order: "year" } as const;
    expect(grown({ residual, random: byChild })).toMatchObject({
      library: "lme4",
      gaps: [
        { kind: "covariance", structure: "compound-symmetry" },
        { kind: "residual", structure: "toeplitz" },
      ],
    });
    const outer = { structure: "ar1", within: "schoolid", order: "year" } as const;
    expect(grown({ residual: outer, random: byChild }).library).toBe("lme4");
  });
});

describe("in words", () => {
  it("tells the null model", () => {
    expect(words(hsbModels.null, hsb.context)).toEqual([
      "Mathematics achievement of a student is the mean of the school plus what is particular to the student.",
      "The intercept (Mathematics achievement expected for a student of the school) differs between schools.",
    ]);
  });

  it("tells intercepts and slopes as outcomes with the user's labels", () => {
    expect(words(hsbModels.slopesAsOutcomes, hsb.context)).toEqual([
      "Mathematics achievement of a student depends on Socioeconomic status (compared with the mean of the school) and what is particular to the student.",
      "The intercept (Mathematics achievement expected for a student with Socioeconomic status at the mean of the school) depends on School mean SES and Catholic sector, and differs between schools beyond that.",
      "The effect of Socioeconomic status (compared with the mean of the school) depends on School mean SES and Catholic sector, and differs between schools beyond that.",
    ]);
  });

  it("tells what is the same for all units", () => {
    const draft = {
      ...hsbModels.null,
      fixed: [term(), term("female"), term("ses"), term("ses", "sector")],
      random: [],
    };
    expect(words(draft, hsb.context).slice(1)).toEqual([
      "The intercept (Mathematics achievement expected for a student with female = 0 and Socioeconomic status = 0) is the same for all schools.",
      "The effect of female is the same for all schools.",
      "The effect of Socioeconomic status depends on Catholic sector, and on nothing else.",
    ]);
  });

  it("tells growth on three levels", () => {
    const draft = {
      outcome: "math",
      fixed: [term(), term("year"), term("year", "female"), term("year", "lowinc")],
      random: [
        { group: "childid", terms: [term(), term("year")] },
        { group: "schoolid", terms: [term()] },
      ],
    };
    expect(words(draft, growth.context)).toEqual([
      "math of an occasion depends on year and what is particular to the occasion.",
      "The intercept (math expected for an occasion with year = 0) differs between children.",
      "The effect of year depends on female, and differs between children beyond that.",
      "The school’s average of the intercept differs between schools.",
      "The school’s average of the effect of year depends on lowinc, and on nothing else.",
      "The effect of female on the effect of year is the same for all schools.",
    ]);
  });

  it("marks the user's labels", () => {
    const [first] = modelInWords(workingModel(hsbModels.null, hsb.context));
    expect(first?.text[0]).toEqual({ text: "Mathematics achievement", style: "italic" });
  });
});

describe("what a part stands for", () => {
  const text = (pieces: RichText) => pieces.map((piece) => piece.text).join("");
  const full = workingModel(hsbModels.slopesAsOutcomes, hsb.context);

  it("is told of every coefficient", () => {
    const meaning = (...path: Path) => text(coefficientMeaning(full, path));
    expect(meaning([sesWithin])).toBe(
      "The effect of Socioeconomic status (compared with the mean of the school) on Mathematics achievement, in one school.",
    );
    expect(meaning([])).toBe(
      "The intercept (Mathematics achievement expected for a student with Socioeconomic status at the mean of the school), in one school.",
    );
    expect(meaning([], [])).toBe("The average of the intercept, over all schools.");
    expect(meaning([], [{ name: "sector" }])).toBe("The effect of Catholic sector on the intercept.");
    expect(meaning([sesWithin], [{ name: "sector" }])).toBe(
      "The effect of Catholic sector on the effect of Socioeconomic status (compared with the mean of the school).",
    );
  });

  it("is told of random effects and residuals", () => {
    expect(text(effectMeaning(full, [[]]))).toBe(
      "How far the intercept in a school lies from what its equation predicts.",
    );
    expect(text(residualMeaning(full))).toBe(
      "How far Mathematics achievement of a student lies from what its equation predicts.",
    );
  });

  it("is on the scale of the link where the outcome is not normal", () => {
    const categories = ["No", "Yes"].map((label, value) => ({ value, label }));
    const { context } = describeData(ungrouped.context.levels, { use: { label: "Use", categories }, x: {} });
    const model = (draft: Partial<ModelDraft>) =>
      workingModel({ outcome: "use", fixed: [term(), term("x")], random: [], ...draft }, context);
    const bernoulli = model({ distribution: "bernoulli" });
    expect(text(coefficientMeaning(bernoulli, [[{ name: "x" }]]))).toBe("The effect of x on the log-odds of Use: Yes.");
    expect(modelInWords(bernoulli).map((sentence) => text(sentence.text))).toEqual([
      "η of a row, the log-odds of Use: Yes, depends on x.",
    ]);
    expect(text(coefficientMeaning(bernoulli, [[]]))).toBe(
      "The intercept (the log-odds of Use: Yes for a row with x = 0).",
    );
    expect(text(coefficientMeaning(model({ distribution: "poisson", event: "No" }), [[]]))).toBe(
      "The intercept (the logarithm of the expected Use for a row with x = 0).",
    );
    expect(
      modelInWords(model({ distribution: "multinomial", fixed: [term()] })).map(({ text: own }) => text(own)),
    ).toEqual([
      "η of a row, the log-odds of a category rather than Yes (Use), is the same for all rows but for what follows.",
    ]);
    const zeros = { kind: "inflated", predictors: [term("x")] } as const;
    const [counts] = modelInWords(model({ distribution: "poisson", zeros }));
    expect(text(counts?.text ?? [])).toMatch(/\. The log-odds of a certain zero depend on x\.$/);
    expect(modelInWords(model({ distribution: "student-t" })).map(({ text: own }) => text(own))).toEqual([
      "η of a row, the expected Use, depends on x.",
    ]);
  });

  it("is told without groups too", () => {
    const model = workingModel({ outcome: "y", fixed: [term(), term("x")], random: [] }, ungrouped.context);
    expect(text(coefficientMeaning(model, [[{ name: "x" }]]))).toBe("The effect of x on y.");
    expect(text(coefficientMeaning(model, [[]]))).toBe("The intercept (y expected for a row with x = 0).");
  });
});
