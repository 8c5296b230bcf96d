import type { ModelSpecification, RandomEntry, ResidualSpecification, Term } from "../../src-contract/analysis.ts";
import { randomNumbers } from "../support/made-data.ts";

/** Repeated measurements and a model with a residual structure that nobody thought of. */
export interface RandomResidual {
  readonly columns: Readonly<Record<string, readonly number[] | readonly string[]>>;
  readonly model: ModelSpecification;
  /** The same for nlme, as R would read it: random effects ("" for gls), correlation and weights (NULL where there are none). */
  readonly formula: string;
}

interface Kind {
  readonly residual: ResidualSpecification;
  readonly correlation: string;
  readonly weights: string;
  /** Whether a random intercept of the subjects says something else. */
  readonly withSubjects: boolean;
}

const within = (structure: string, order = "wave") => ({ structure, within: "id", order }) as ResidualSpecification;
const byWave = "varIdent(form = ~ 1 | factor(wave))";

const kinds: readonly Kind[] = [
  {
    residual: within("compound-symmetry"),
    correlation: "corCompSymm(form = ~ 1 | ID)",
    weights: "NULL",
    withSubjects: false,
  },
  { residual: within("ar1"), correlation: "corAR1(form = ~ wave | ID)", weights: "NULL", withSubjects: true },
  { residual: within("ar1", "time"), correlation: "corCAR1(form = ~ time | ID)", weights: "NULL", withSubjects: false },
  {
    residual: within("arma11"),
    correlation: "corARMA(form = ~ wave | ID, p = 1, q = 1)",
    weights: "NULL",
    withSubjects: false,
  },
  {
    residual: within("unstructured"),
    correlation: "corSymm(form = ~ wave | ID)",
    weights: byWave,
    withSubjects: false,
  },
  { residual: within("diagonal"), correlation: "NULL", weights: byWave, withSubjects: true },
  {
    residual: within("ar1-heterogeneous"),
    correlation: "corAR1(form = ~ wave | ID)",
    weights: byWave,
    withSubjects: false,
  },
  {
    residual: within("compound-symmetry-heterogeneous"),
    correlation: "corCompSymm(form = ~ 1 | ID)",
    weights: byWave,
    withSubjects: false,
  },
  {
    residual: { structure: "by-group", by: "arm" },
    correlation: "NULL",
    weights: "varIdent(form = ~ 1 | arm)",
    withSubjects: true,
  },
  {
    residual: { structure: "log-linear", predictors: [{ variables: [{ name: "x" }] }] },
    correlation: "NULL",
    weights: "varExp(form = ~ x)",
    withSubjects: true,
  },
];

/** By seed: 10 to 60 subjects with 3 to 5 waves, some of them missing, in 4 to 9 schools or in none; REML or ML. */
export function randomResidual(seed: number): RandomResidual {
  const { uniform, normal } = randomNumbers(seed);
  const whole = (from: number, to: number) => from + Math.floor(uniform() * (to - from + 1));
  const chance = (share: number) => uniform() < share;
  const { residual, correlation, weights, withSubjects } = kinds[(seed - 1) % kinds.length] ?? kinds[0] ?? never();
  const subjects = whole(10, 60);
  const waves = whole(3, 5);
  const schools = whole(4, 9);
  const kept = chance(0.4) ? 1 : 0.6 + 0.35 * uniform();
  const rho = 0.9 * uniform() - 0.1;
  const sds = Array.from({ length: waves }, () => 0.6 + uniform());
  const steepness = 0.8 * uniform() - 0.4;
  const schoolEffects = Array.from({ length: schools }, () => normal());
  const spread = 1.2 * uniform();
  const rows = Array.from({ length: subjects }, (_, subject) => {
    const level = spread * normal();
    const school = whole(0, schools - 1);
    const arm = subject % 2;
    let last = normal();
    return Array.from({ length: waves }, (_wave, wave) => {
      last = rho * last + Math.sqrt(1 - rho * rho) * normal();
      const x = normal();
      const error = last * (sds[wave] ?? 1) * Math.exp((steepness * x) / 2) * (arm === 0 ? 1 : 1.4);
      const y = 5 + 0.3 * wave + 0.4 * x + 0.5 * arm + level + (schoolEffects[school] ?? 0) + error;
      const time = wave + (wave % 2 === 0 ? 0 : 0.3);
      return { id: `s${subject}`, school: `c${school}`, wave: wave + 1, time, x, arm: arm === 0 ? "a" : "b", y };
    }).filter(() => uniform() < kept);
  }).flat();
  const hasSubjects = withSubjects && chance(0.6);
  const hasSchools = chance(0.4);
  const intercept: Term = { variables: [] };
  const random: readonly RandomEntry[] = [
    ...(hasSubjects ? [{ group: "id", terms: [intercept] }] : []),
    ...(hasSchools ? [{ group: "school", terms: [intercept] }] : []),
  ];
  const nested = hasSchools ? "school/id" : "id";
  const own = hasSchools ? (hasSubjects ? "~ 1 | school/id" : "~ 1 | school") : hasSubjects ? "~ 1 | id" : "";
  const rounded = (values: readonly number[]) => values.map((value) => Number(value.toFixed(4)));
  return {
    columns: {
      y: rounded(rows.map(({ y }) => y)),
      x: rounded(rows.map(({ x }) => x)),
      wave: rows.map(({ wave }) => wave),
      time: rows.map(({ time }) => time),
      id: rows.map(({ id }) => id),
      school: rows.map(({ school }) => school),
      arm: rows.map(({ arm }) => arm),
    },
    model: {
      outcome: "y",
      fixed: [intercept, ...["wave", "x", "arm"].map((name) => ({ variables: [{ name }] }))],
      random,
      residual,
      estimation: { method: chance(0.7) ? "REML" : "ML" },
    },
    formula: [own, correlation.replace("ID", nested), weights].join("; "),
  };
}

function never(): never {
  throw new RangeError("there is no residual structure to draw");
}
