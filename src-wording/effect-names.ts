import type {
  CenteringInWords,
  ColumnInWords,
  DependentEffectInWords,
  EffectInWords,
  FactorInWords,
} from "../src-contract/notice.ts";
import type { Names } from "./names.ts";

/** How sentences name effects, columns of the design and sums of them. */

/** "Age", "the intercept in the equation of Clerical work". */
export function effectName(effect: EffectInWords, names: Names): string {
  const { name } = effect;
  return `${name === "(Intercept)" ? "the intercept" : names.column(name)}${equationText(effect, names)}`;
}

export function equationText({ equation }: EffectInWords, names: Names): string {
  return equation === undefined ? "" : ` in the equation of ${names.category(equation)}`;
}

export function combinationText(
  combination: readonly (ColumnInWords & { readonly coefficient: number })[],
  names: Names,
): string {
  return combination
    .map(({ coefficient, ...column }, index) => {
      const size = Math.abs(coefficient);
      const sign = index === 0 ? (coefficient < 0 ? "−" : "") : coefficient < 0 ? "− " : "+ ";
      if (column.name === "(Intercept)") return `${sign}${tidy(size)}`;
      return `${sign}${size === 1 ? "" : `${tidy(size)} × `}${columnText(column, names)}`;
    })
    .join(" ");
}

/** "that of age is 0.5 × that of ses − 2 × that of the intercept". */
export function dependenceText({ effect, equals }: DependentEffectInWords, names: Names): string {
  const sum = equals.map(({ coefficient, ...other }, index) => {
    const sign = coefficient < 0 ? "−" : index === 0 ? "" : "+";
    const size = Math.abs(coefficient) === 1 ? "" : `${tidy(Math.abs(coefficient))} × `;
    return `${sign}${index === 0 || sign === "" ? "" : " "}${size}that of ${effectName(other, names)}`;
  });
  return `that of ${effectName(effect, names)} is ${sum.join(" ")}`;
}

/** Two columns of the same name are told apart by how their variables are centered. */
export function columnText({ name, factors }: ColumnInWords, names: Names): string {
  if (factors === undefined) return names.column(name);
  return factors.map((factor) => factorText(factor, names)).join(" × ");
}

function factorText(factor: FactorInWords, names: Names): string {
  const name = names.variable(factor.name);
  return "category" in factor ? `${name}: ${factor.category}` : `${name} (${centeringText(factor.centering, names)})`;
}

function centeringText(centering: CenteringInWords, names: Names): string {
  switch (centering.kind) {
    case "none":
      return "uncentered";
    case "grand":
      return "grand-mean centered";
    case "group":
      return `centered at the mean of its ${names.unit(centering.group)}`;
    case "value":
      return `centered at ${centering.value}`;
  }
}

/** To four digits. */
export function tidy(value: number): string {
  return String(Number(value.toPrecision(4))).replace("-", "−");
}
