/** Certified values of the Statistical Reference Datasets, and how many of their digits are asked for. */

export interface Regression {
  readonly name: string;
  /** The degree of a polynomial in x, names of predictors, or x through the origin. */
  readonly model: number | readonly string[] | "origin";
  /** Null: in data.json. */
  readonly data: Readonly<Record<string, readonly number[]>> | null;
  /** Estimate and standard error. */
  readonly coefficients: readonly (readonly [number, number])[];
  readonly residualSd: number;
  readonly digits: number;
}

const steps = Array.from({ length: 21 }, (_, index) => index);
const wamplerNoise = [
  759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 2523, -2048,
  2048, -2048, 759,
];
const wamplerErrors = [
  2152.3262467817, 2363.55173469681, 779.343524331583, 101.47550755035, 5.64566512170752, 0.112324854679312,
];

/** y = 1 + x + … + x⁵ and noise so many times as large as Wampler3's. */
function wampler(name: string, noise: number): Regression {
  const y = steps.map((x, index) => 1 + x + x ** 2 + x ** 3 + x ** 4 + x ** 5 + noise * (wamplerNoise[index] ?? 0));
  return {
    name,
    model: 5,
    data: { x: steps, y },
    coefficients: wamplerErrors.map((se) => [1, noise * se]),
    residualSd: noise * 2360.14502379268,
    digits: 6,
  };
}

export const regressions: readonly Regression[] = [
  {
    name: "Norris",
    model: 1,
    data: null,
    coefficients: [
      [-0.262323073774029, 0.232818234301152],
      [1.00211681802045, 0.429796848199937e-3],
    ],
    residualSd: 0.884796396144373,
    digits: 11,
  },
  {
    name: "Pontius",
    model: 2,
    data: null,
    coefficients: [
      [0.673565789473684e-3, 0.107938612033077e-3],
      [0.732059160401003e-6, 0.157817399981659e-9],
      [-0.316081871345029e-14, 0.486652849992036e-16],
    ],
    residualSd: 0.205177424076185e-3,
    digits: 8,
  },
  {
    name: "NoInt1",
    model: "origin",
    data: { x: steps.slice(0, 11).map((i) => 60 + i), y: steps.slice(0, 11).map((i) => 130 + i) },
    coefficients: [[2.07438016528926, 0.165289256198347e-1]],
    residualSd: 3.56753034006338,
    digits: 12,
  },
  {
    name: "NoInt2",
    model: "origin",
    data: { x: [4, 5, 6], y: [3, 4, 4] },
    coefficients: [[0.727272727272727, 0.420827318078432e-1]],
    residualSd: 0.369274472937998,
    digits: 12,
  },
  {
    name: "Longley",
    model: ["x1", "x2", "x3", "x4", "x5", "x6"],
    data: null,
    coefficients: [
      [-3482258.63459582, 890420.383607373],
      [15.0618722713733, 84.9149257747669],
      [-0.35819179292591e-1, 0.334910077722432e-1],
      [-2.02022980381683, 0.488399681651699],
      [-1.03322686717359, 0.214274163161675],
      [-0.511041056535807e-1, 0.22607320006937],
      [1829.15146461355, 455.478499142212],
    ],
    residualSd: 304.854073561965,
    digits: 9,
  },
  wampler("Wampler3", 1),
  wampler("Wampler4", 100),
  wampler("Wampler5", 10_000),
  {
    name: "Filip",
    model: 10,
    data: null,
    coefficients: [
      [-1467.4896142298, 298.084530995537],
      [-2772.17959193342, 559.77986547495],
      [-2316.37108160893, 466.477572127796],
      [-1127.97394098372, 227.204274477751],
      [-354.478233703349, 71.6478660875927],
      [-75.1242017393757, 15.28971787474],
      [-10.8753180355343, 2.23691159816033],
      [-1.06221498588947, 0.221624321934227],
      [-0.670191154593408e-1, 0.142363763154724e-1],
      [-0.246781078275479e-2, 0.535617408889821e-3],
      [-0.402962525080404e-4, 0.896632837373868e-5],
    ],
    residualSd: 0.334801051324544e-2,
    digits: 6,
  },
];

/** A one-way analysis of variance. */
export interface Analysis {
  readonly name: string;
  readonly treatments: number;
  readonly replicates: number;
  /** In front of the point of SmLs' observations. */
  readonly offset: number;
  readonly f: number;
  readonly residualSd: number;
  readonly digits: number;
  readonly mixedDigits: number;
}

export const analysesOfVariance: readonly Analysis[] = [
  measured("SiRstv", 5, 5, 1.18046237440255, 0.104076068334656, 9),
  measured("AtmWtAg", 2, 24, 15.946733567793, 0.15104831444641e-4, 7),
  ...[1, 1_000_000, 1_000_000_000_000].flatMap((offset, size) =>
    [21, 201, 2001].map((replicates, row): Analysis => {
      const digits = [11, 8, 2][size] ?? 0;
      return {
        name: `SmLs0${1 + row + 3 * size}`,
        treatments: 9,
        replicates,
        offset,
        f: replicates,
        residualSd: 0.1,
        digits,
        mixedDigits: Math.min(digits, 7),
      };
    }),
  ),
];

function measured(
  name: string,
  treatments: number,
  replicates: number,
  f: number,
  sd: number,
  digits: number,
): Analysis {
  return { name, treatments, replicates, offset: 0, f, residualSd: sd, digits, mixedDigits: Math.min(digits, 5) };
}
