import { distributionWords, linkWords } from "../outcomes.ts";
import { residualNames } from "../residuals.ts";

/** What a sentence calls a setting that is chosen: each kind of its own, with the article that the sentence needs. */
export interface SettingNames {
  /** "the Poisson distribution". */
  distribution(value: string): string;
  /** "the log link". */
  link(value: string): string;
  /** Without "the link": one of several to choose. */
  linkAlone(value: string): string;
  /** "the Laplace approximation". */
  method(value: string): string;
  /** "the residual structure AR(1)". */
  structure(value: string): string;
  df(value: string): string;
  intervals(value: string): string;
  standardErrors(value: string): string;
  varianceTests(value: string): string;
  /** "Number of trials". */
  setting(value: string): string;
}

/** For people who wrote an analysis file: as the words stand there. */
export const namesOfFile: SettingNames = {
  distribution: (value) => `the distribution “${value}”`,
  link: (value) => `the link “${value}”`,
  linkAlone: quoted,
  method: quoted,
  structure: (value) => `the residual structure “${value}”`,
  df: (value) => (value === "infinite" ? "“infinite” (z tests)" : quoted(value)),
  intervals: quoted,
  standardErrors: quoted,
  varianceTests: quoted,
  setting: quoted,
};

/** For people at the window: as they are called there. */
export const namesOfWindow: SettingNames = {
  distribution: (value) => `the ${named(distributionWords, value)} distribution`,
  link: (value) => `the ${linkWords[value as keyof typeof linkWords] ?? value} link`,
  linkAlone: (value) => named(linkWords, value),
  method: (value) => named(methods, value),
  structure: (value) => `the residual structure ${quoted(named(residualNames, value))}`,
  df: (value) => named(degreesOfFreedom, value),
  intervals: (value) => named(intervals, value),
  standardErrors: (value) => named(standardErrors, value),
  varianceTests: (value) => named(varianceTests, value),
  setting: (value) => quoted(named(settings, value)),
};

const methods: Readonly<Record<string, string>> = {
  REML: "restricted maximum likelihood",
  ML: "full maximum likelihood",
  laplace: "the Laplace approximation",
  agq: "adaptive quadrature",
  pql: "penalized quasi-likelihood",
};

const degreesOfFreedom: Readonly<Record<string, string>> = {
  satterthwaite: "Satterthwaite’s method",
  "kenward-roger": "Kenward and Roger’s method",
  "between-within": "the between–within rule",
  residual: "the rows that coefficients leave",
  infinite: "z tests",
};

const intervals: Readonly<Record<string, string>> = {
  wald: "Wald’s",
  profile: "profile likelihood",
  bootstrap: "bootstrap",
};

const standardErrors: Readonly<Record<string, string>> = { robust: "robust ones" };

const varianceTests: Readonly<Record<string, string>> = { "likelihood-ratio": "likelihood-ratio tests" };

const settings: Readonly<Record<string, string>> = {
  trials: "Number of trials",
  exposure: "Exposure",
  event: "Event",
  order: "Categories from low to high",
  reference: "Reference category",
  zeros: "Zeros",
  overdispersion: "Overdispersion",
  degreesOfFreedom: "Degrees of freedom",
  survival: "Survival in periods",
};

function named(names: Readonly<Record<string, string>>, value: string): string {
  return names[value] ?? quoted(value);
}

function quoted(value: string): string {
  return `“${value}”`;
}
