import type { WideToLongStep } from "../../src-contract/step-contents.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { numberedName } from "./numbered-names.ts";

/** A step with columns that belong to its own by their names, as those of a new wave do. */
export interface FurtherOccasions {
  readonly columns: readonly string[];
  readonly with: Pick<WideToLongStep, "outcomes" | "time">;
}

/** Null: no variable belongs to the step that it does not have. */
export function furtherOccasions(
  { outcomes, time }: Pick<WideToLongStep, "outcomes" | "time">,
  variables: readonly Variable[],
): FurtherOccasions | null {
  const used = new Set(outcomes.flatMap(({ from }) => from));
  const timeOf = timesByNumber({ outcomes, time });
  const found = outcomes.flatMap((outcome, index) =>
    alikeColumns(outcome, variables)
      .filter(({ name }) => !used.has(name))
      .map(({ name, number }) => ({ index, name, at: timeOf(number) })),
  );
  // A time at which an outcome has a column already takes no other one.
  const free = found.filter(({ index, at }) => (outcomes[index]?.from[time.values.indexOf(at)] ?? null) === null);
  if (free.length === 0) return null;
  const isNew = (value: number | string) => !time.values.includes(value);
  const values = [...time.values, ...new Set(free.map(({ at }) => at).filter(isNew))];
  const isCounted = values.every((value) => typeof value === "number");
  const order = isCounted ? values.toSorted((a, b) => Number(a) - Number(b)) : values;
  return {
    columns: free.map(({ name }) => name),
    with: {
      time: { ...time, values: order },
      outcomes: outcomes.map((outcome, index) => ({
        ...outcome,
        from: order.map((value) => {
          const own = outcome.from[time.values.indexOf(value)] ?? null;
          return own ?? free.find((one) => one.index === index && one.at === value)?.name ?? null;
        }),
      })),
    },
  };
}

/** Variables that are called as the outcome's columns are, but for the number, and hold values of the same kind. */
function alikeColumns({ from }: WideToLongStep["outcomes"][number], variables: readonly Variable[]) {
  const names = from.filter((name) => name !== null);
  const stems = new Set(names.map((name) => numberedName(name)?.stem ?? null));
  const [stem] = stems;
  if (stems.size !== 1 || stem === null || stem === undefined) return [];
  const storage = variables.find(({ name }) => names.includes(name))?.storage;
  return variables.flatMap((variable) => {
    const numbered = numberedName(variable.name);
    const isAlike = numbered?.stem === stem && (storage === undefined || variable.storage === storage);
    return numbered !== null && isAlike ? [{ name: variable.name, number: numbered.time }] : [];
  });
}

/**
 * The time of a column by the number in its name: on the line of those that there are (score1 … score3 at 0, 6, 12: score4 at
 * 18); where they are on none, the number itself.
 */
function timesByNumber({ outcomes, time }: Pick<WideToLongStep, "outcomes" | "time">): (number: number) => number {
  const known = outcomes.flatMap(({ from }) =>
    from.flatMap((name, place) => {
      const [number, value] = [name === null ? null : numberedName(name)?.time, time.values[place]];
      return number === undefined || number === null || typeof value !== "number" ? [] : [{ number, value }];
    }),
  );
  const [first] = known;
  const other = known.find(({ number }) => number !== first?.number);
  if (first === undefined || other === undefined) return (number) => number;
  const slope = (other.value - first.value) / (other.number - first.number);
  const onLine = (number: number) => first.value + slope * (number - first.number);
  return known.every(({ number, value }) => Math.abs(onLine(number) - value) < 1e-9) ? onLine : (number) => number;
}
