import type { CategoryCoding } from "../src-contract/step-contents.ts";

/** What the ways to code categories are called, and what their coefficients say. */
export const codingNames: Readonly<Record<CategoryCoding, { readonly name: string; readonly says: string }>> = {
  dummy: { name: "Dummy", says: "1 in a category, 0 in the others; the intercept is the reference." },
  effect: { name: "Effect (deviation)", says: "Each category against the mean of all; −1 in the reference." },
  simple: { name: "Simple", says: "Each category against the reference; the intercept is the mean of all." },
  difference: { name: "Difference (reverse Helmert)", says: "Each category against the mean of those before it." },
  helmert: { name: "Helmert", says: "Each category against the mean of those behind it." },
  polynomial: { name: "Polynomial", says: "Linear, quadratic … trends over equally spaced categories." },
  contrasts: {
    name: "Your own comparisons",
    says: "Weights that sum to zero; the coefficient is the weighted sum of means.",
  },
};

/** The label of a coded variable. */
export const codeLabels: Readonly<
  Record<Exclude<CategoryCoding, "contrasts">, (variable: string, category: string, reference: string) => string>
> = {
  dummy: (variable, category) => `${variable}: ${category}`,
  effect: (variable, category) => `${variable}: ${category} vs. mean of all`,
  simple: (variable, category, reference) => `${variable}: ${category} vs. ${reference}`,
  difference: (variable, category) => `${variable}: ${category} vs. mean of those before`,
  helmert: (variable, category) => `${variable}: ${category} vs. mean of those behind`,
  polynomial: (variable, trend) => `${variable}: ${trend} trend`,
};
