import type { Variable } from "../../src-contract/variable.ts";
import { noMissingValues } from "../../src-contract/variable.ts";

/** A table kept as plain columns, for the in-memory host. */
export interface MemoryTable {
  readonly variables: readonly Variable[];
  readonly columns: ReadonlyMap<string, readonly (number | string | null)[]>;
  readonly rows: number;
}

/** Pupils in schools, made up by a fixed stream of random numbers, with the variables of High School and Beyond. */
export function schoolData(schools = 160, rows = 7185): MemoryTable {
  const random = stream(1);
  const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  const columns: Record<string, (number | string | null)[]> = {
    school: [],
    mathach: [],
    ses: [],
    female: [],
    minority: [],
    meanses: [],
    sector: [],
    size: [],
  };
  for (let school = 0; school < schools; school++) {
    const first = Math.round((rows * school) / schools);
    const last = Math.round((rows * (school + 1)) / schools);
    const sector = random() < 0.44 ? 1 : 0;
    const meanSes = 0.4 * normal();
    const effect = 1.5 * normal();
    const size = Math.round(100 + 2600 * random());
    for (let row = first; row < last; row++) {
      const ses = meanSes + 0.66 * normal();
      const score =
        12.1 + 5.3 * meanSes + 1.2 * sector + effect + (2.9 - 1.6 * sector) * (ses - meanSes) + 6 * normal();
      columns.school?.push(1224 + 52 * school);
      columns.mathach?.push(Math.round(1000 * score) / 1000);
      columns.ses?.push(row % 97 === 0 ? null : Math.round(1000 * ses) / 1000);
      columns.female?.push(random() < 0.53 ? 1 : 0);
      columns.minority?.push(random() < 0.27 ? 1 : 0);
      columns.meanses?.push(Math.round(1000 * meanSes) / 1000);
      columns.sector?.push(sector);
      columns.size?.push(size);
    }
  }
  return { rows, variables, columns: new Map(Object.entries(columns)) };
}

const variables: readonly Variable[] = [
  variable("school", "School identifier", "nominal", 0),
  variable("mathach", "Mathematics achievement", "scale", 3),
  variable("ses", "Socioeconomic status", "scale", 3),
  variable("female", "", "nominal", 0, ["male", "female"]),
  variable("minority", "", "nominal", 0, ["no", "yes"]),
  variable("meanses", "School mean SES", "scale", 3),
  variable("sector", "", "nominal", 0, ["Public", "Catholic"]),
  variable("size", "Enrolment", "scale", 0),
];

function variable(
  name: string,
  label: string,
  measure: Variable["measure"],
  decimals: number,
  labels: readonly string[] = [],
): Variable {
  const valueLabels = labels.map((text, value) => ({ value, label: text }));
  return { column: name, name, label, storage: "number", measure, decimals, valueLabels, missing: noMissingValues };
}

/** Uniform random numbers, the same at every run (mulberry32). */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
