/**
 * The letters of multilevel models as HLM and Raudenbush & Bryk (2002) write them. Coefficients: β, γ on two levels,
 * π, β, γ on three, ψ, π, β, γ on four, a single β where there is no grouping. Errors and random effects: r, u on two
 * levels, e, r, u on three, ε, e, r, u on four, r alone on one.
 */
export interface ModelSymbol {
  readonly letter: string;
  /** Counts the coefficient at each level up to its own: γ with [1, 0] is γ₁₀. */
  readonly numbers: readonly number[];
  /** The units over which it varies: "j" of β₁ⱼ. */
  readonly units: string;
  /** The equation of a multinomial outcome that it stands in: γ₀₀₍₁₎ is of its first category, γ₀₀₍ₘ₎ of each. */
  readonly category?: string;
}

// Beyond four levels no textbook has letters; these go on.
const coefficientLetters = ["η", "ξ", "ψ", "π", "β", "γ"];
const errorLetters = ["ζ", "δ", "ε", "e", "r", "u"];
const unitLetters = "ijklmnopqrstu";

/** The coefficient with these numbers, one for each level up to its own: β₁ⱼ for [1] on two levels, γ₁₀ for [1, 0]. */
export function coefficientSymbol(levels: number, numbers: readonly number[]): ModelSymbol {
  const letter = levels === 1 ? "β" : letterAt(coefficientLetters, levels, numbers.length);
  return { letter, numbers, units: levels === 1 ? "" : unitLetters.slice(numbers.length, levels) };
}

/** The random effect in the equation of the coefficient with these numbers: u₁ⱼ for [1] on two levels; r for []. */
export function effectSymbol(levels: number, numbers: readonly number[]): ModelSymbol {
  const letter = levels === 1 ? "r" : letterAt(errorLetters, levels, numbers.length + 1);
  return { letter, numbers, units: unitLetters.slice(numbers.length, levels) };
}

/** The subscript of the units of a factor that crosses the levels: the letters behind those of the levels. */
export function crossedUnits(levels: number, factor: number): string {
  return unitLetters[levels + factor] ?? "";
}

/** The subscript of what varies from a level upwards: "ij" for a level-1 variable on two levels, "j" for a level-2 one. */
export function unitsFrom(levels: number, level: number): string {
  return unitLetters.slice(level - 1, levels);
}

/** Numbers, or letters in their places, unit letters and category in one subscript; numbers of two digits are kept apart by commas. */
export function subscriptOf({
  numbers,
  units,
  category,
}: Omit<ModelSymbol, "letter" | "numbers"> & { readonly numbers: readonly (number | string)[] }): string {
  const separator = numbers.some((number) => Number(number) > 9) ? "," : "";
  return `${numbers.join(separator)}${units}${category === undefined ? "" : `(${category})`}`;
}

/** The symbol in plain text: γ₀₁, u₁ⱼ. */
export function symbolText(symbol: ModelSymbol): string {
  return `${symbol.letter}${[...subscriptOf(symbol)].map((character) => subscripts[character] ?? character).join("")}`;
}

/** The symbol as it is read aloud: "gamma 0 1", "beta 1 j". */
export function symbolSpoken(symbol: ModelSymbol): string {
  const name = letterNames[symbol.letter] ?? symbol.letter;
  const category = symbol.category === undefined ? [] : [`of ${symbol.category}`];
  return [name, ...symbol.numbers.map(String), ...symbol.units, ...category].join(" ");
}

function letterAt(letters: readonly string[], levels: number, level: number): string {
  const letter = letters[letters.length - levels + level - 1];
  if (letter === undefined) throw new RangeError(`no letter for level ${level} of ${levels}`);
  return letter;
}

const subscripts: Readonly<Record<string, string>> = {
  ...Object.fromEntries([..."₀₁₂₃₄₅₆₇₈₉"].map((subscript, digit) => [String(digit), subscript])),
  "(": "₍",
  ")": "₎",
  i: "ᵢ",
  j: "ⱼ",
  k: "ₖ",
  l: "ₗ",
  m: "ₘ",
  n: "ₙ",
  o: "ₒ",
  p: "ₚ",
  r: "ᵣ",
  s: "ₛ",
  t: "ₜ",
  u: "ᵤ",
};

const letterNames: Readonly<Record<string, string>> = {
  η: "eta",
  ξ: "xi",
  ζ: "zeta",
  δ: "delta",
  ψ: "psi",
  π: "pi",
  β: "beta",
  γ: "gamma",
  θ: "theta",
  ε: "epsilon",
};
