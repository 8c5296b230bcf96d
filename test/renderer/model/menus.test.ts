import { describe, expect, it } from "vitest";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { outcomeEquation } from "../../../src-engine/specification/equations/level-equations.ts";
import { applyChange } from "../../../src-engine/specification/model-change.ts";
import { nullModel } from "../../../src-engine/specification/null-model.ts";
import { type WorkingModel, workingModel } from "../../../src-engine/specification/working-model.ts";
import { candidates } from "../../../src-renderer/screens/model/menus/candidates.ts";
import { interceptGroups, predictorGroups } from "../../../src-renderer/screens/model/menus/predictor-groups.ts";
import { additionGroups, variableGroups } from "../../../src-renderer/screens/model/menus/variable-groups.ts";
import { describeData, growth, hsb } from "../../engine/specification/contexts.ts";
import { equationTexts, hsbModels, sesWithin, term } from "../../engine/specification/equation-texts.ts";
import { changeOf, menuTexts } from "./entry-texts.ts";

const full = workingModel(hsbModels.slopesAsOutcomes, hsb.context);
const start = workingModel(nullModel(null, hsb.context.levels), hsb.context);

function equation(model: WorkingModel, level: number, position: number) {
  const found = model.equations.levels[level - 1]?.[position];
  if (found === undefined) throw new RangeError(`no equation ${position} at level ${level}`);
  return found;
}

describe("the menu of a variable", () => {
  it("offers every way into the level-1 equation, and says why others are closed", () => {
    expect(menuTexts(variableGroups(start, "ses", outcomeEquation(start.equations)))).toEqual([
      "Make it the outcome",
      "— In the level-1 equation",
      "Add uncentered",
      "Add group-mean centered",
      "Add grand-mean centered",
      "Add within + between",
      "Slope varies between schools (Not in this equation yet)",
      "Describe…",
      "Remove from the model (Not in the model)",
    ]);
  });

  it("checks the form that is there and changes it instead of adding another", () => {
    const groups = variableGroups(full, "ses", outcomeEquation(full.equations));
    expect(menuTexts(groups).slice(1, 12)).toEqual([
      "— In the level-1 equation",
      "Uncentered",
      "✓ Group-mean centered",
      "Grand-mean centered",
      "Centered at a value…",
      "Power ▸",
      "  ✓ Linear",
      "  Squared",
      "  Cubed",
      "Add within + between",
      "✓ Slope varies between schools",
    ]);
    const draft = applyChange(full, changeOf(groups, "Grand-mean centered"));
    expect(draft.random[0]?.terms[1]).toEqual(term({ name: "ses", center: "grand" }));
  });

  it("names the equation that a school variable goes to: the current one, else that of the intercept", () => {
    const titles = (current: Parameters<typeof variableGroups>[2]) =>
      variableGroups(full, "size", current).flatMap(({ title }) => title ?? []);
    expect(titles(outcomeEquation(full.equations))).toEqual(["In the equation of β₀ⱼ"]);
    expect(titles(equation(full, 2, 1))).toEqual(["In the equation of β₁ⱼ"]);
    const draft = applyChange(full, changeOf(variableGroups(full, "size", equation(full, 2, 1)), "Add uncentered"));
    expect(equationTexts(draft, hsb.context)[2]).toBe("β₁ⱼ = γ₁₀ + γ₁₁ MEANSES + γ₁₂ SECTOR + γ₁₃ SIZE + u₁ⱼ");
  });

  it("offers a student variable's school mean while a school equation is current", () => {
    const texts = menuTexts(variableGroups(full, "ses", equation(full, 2, 0)));
    expect(texts).toContain("— Its school mean, in the equation of β₀ⱼ");
  });

  it("offers categories as they are and as a number, reference and coding once they are in", () => {
    expect(menuTexts(variableGroups(full, "track", outcomeEquation(full.equations))).slice(1, 7)).toEqual([
      "— In the level-1 equation",
      "Add as categories",
      "Add as a number ▸",
      "  Add uncentered",
      "  Add group-mean centered",
      "  Add grand-mean centered",
    ]);
    const model = workingModel({ ...hsbModels.null, fixed: [term(), term("region")] }, hsb.context);
    expect(menuTexts(variableGroups(model, "region", outcomeEquation(model.equations))).slice(1, 11)).toEqual([
      "— In the equation of β₀ⱼ",
      "Reference category ▸",
      "  ✓ North",
      "  South",
      "  West",
      "Coding ▸",
      "  ✓ Dummy: against the reference",
      "  Effect: against the mean of all",
      "  Helmert: against the mean of those before",
      "  Polynomial: trends over the order",
    ]);
  });

  it("says why identifiers, the outcome and constants cannot predict", () => {
    const first = (name: string) =>
      menuTexts(variableGroups(full, name, outcomeEquation(full.equations))).find((text) => text.startsWith("Add"));
    expect(first("school")).toBe("Add uncentered (SCHOOL identifies the schools)");
    expect(first("mathach")).toBe("Add uncentered (MATHACH is the outcome)");
    expect(first("country")).toBe("Add uncentered (COUNTRY has the same value in all rows)");
  });

  it("says of each product and of removing what keeps it from the very variable", () => {
    const last = (name: string) => menuTexts(variableGroups(full, name, outcomeEquation(full.equations))).slice(-4);
    expect(last("female")).toEqual([
      "Product with ▸",
      "  SES (FEMALE is not in this equation yet)",
      "Describe…",
      "Remove from the model (Not in the model)",
    ]);
    expect(last("mathach")).toEqual([
      "Product with ▸",
      "  SES (MATHACH is the outcome)",
      "Describe…",
      "Remove from the model (MATHACH is the outcome)",
    ]);
    expect(last("school").at(-1)).toBe("Remove from the model (SCHOOL identifies the schools)");
  });

  it("says that a variable has no values where all of them are missing", () => {
    const emptied = [...full.context.variables].map(
      ([name, variable]) => [name, name === "country" ? { ...variable, hasValues: false } : variable] as const,
    );
    const model = { ...full, context: { ...full.context, variables: new Map(emptied) } };
    const texts = menuTexts(variableGroups(model, "country", outcomeEquation(model.equations)));
    expect(texts).toContain("Add uncentered (COUNTRY has no values)");
  });

  it("on three levels offers the means of both higher levels and slopes at both", () => {
    const draft: ModelDraft = { outcome: "math", fixed: [term(), term("year")], random: [] };
    const model = workingModel(draft, growth.context);
    const texts = menuTexts(variableGroups(model, "year", outcomeEquation(model.equations)));
    expect(texts).toContain("Centered at the child mean");
    expect(texts).toContain("Centered at the school mean");
    expect(texts).toContain("Slope varies between children");
    expect(texts).toContain("Slope varies between schools");
  });
});

describe("the menu of a predictor", () => {
  it("leads to its slope's equation, to products, powers and another place", () => {
    const draft = { ...hsbModels.null, fixed: [term(), term(sesWithin), term("female")] };
    const model = workingModel(draft, hsb.context);
    expect(menuTexts(predictorGroups(model, [[sesWithin]])).slice(8)).toEqual([
      "Slope varies between schools",
      "Work on the equation of β₁ⱼ",
      "Product with ▸",
      "  FEMALE",
      "Add SES² as well",
      "Move left (Already the first)",
      "Move right",
      "Remove",
    ]);
  });

  it("says what goes with it", () => {
    const draft = { ...hsbModels.null, fixed: [term(), term("ses"), term("female"), term("ses", "female")] };
    const model = workingModel(draft, hsb.context);
    expect(menuTexts(predictorGroups(model, [[{ name: "ses" }]]))).toContain("Remove with SES × FEMALE");
    const ofProduct = menuTexts(predictorGroups(model, [[{ name: "ses" }, { name: "female" }]]));
    expect(ofProduct.filter((text) => text.endsWith("▸") && !text.startsWith(" "))).toEqual([
      "SES ▸",
      "FEMALE ▸",
      "Product with ▸",
    ]);
  });

  it("of the intercept leads to its equation or takes it away", () => {
    expect(menuTexts(interceptGroups(full, [[]]))).toEqual(["Work on the equation of β₀ⱼ", "Remove the intercept"]);
  });
});

describe("adding to an equation", () => {
  it("offers the variables of its level, and means of lower ones", () => {
    const offered = candidates(full, equation(full, 2, 0)).map(
      ({ variable, note, obstacle }) => `${variable.name} ${note}${obstacle === null ? "" : " ×"}`,
    );
    expect(offered).toEqual([
      "sector Catholic sector",
      "meanses School mean SES",
      "size Enrolment",
      "region ",
      "minority school mean",
      "female school mean",
      "ses school mean",
      "track school mean",
    ]);
  });

  it("of texts below the equation's level says why nothing can be added", () => {
    const { context } = describeData(hsb.context.levels, {
      school: { level: 2 },
      y: {},
      tongue: {
        storage: "text",
        categories: [
          { value: "a", label: "a" },
          { value: "b", label: "b" },
        ],
      },
    });
    const model = workingModel({ ...hsbModels.null, outcome: "y" }, context);
    const tongue = context.variables.get("tongue");
    if (tongue === undefined) throw new Error("tongue is a variable");
    expect(menuTexts(additionGroups(model, tongue, equation(model, 2, 0)))).toEqual([
      "Add to the equation of β₀ⱼ (TONGUE varies within schools: it explains the level below)",
    ]);
  });

  it("of a variable dropped on an equation below its level offers nothing but its means", () => {
    const ses = hsb.context.variables.get("ses");
    if (ses === undefined) throw new Error("ses is a variable");
    expect(menuTexts(additionGroups(full, ses, equation(full, 2, 1)))).toEqual([
      "— Its school mean, in the equation of β₁ⱼ",
      "Add uncentered",
      "Add grand-mean centered",
    ]);
  });
});
