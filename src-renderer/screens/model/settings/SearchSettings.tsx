import type { StartingVariances } from "../../../../src-contract/analysis.ts";
import { partName, unitOf } from "../../../../src-engine/specification/predictor-name.ts";
import { Checkbox } from "../../../parts/Choices.tsx";
import { NumberField } from "../../../parts/NumberField.tsx";
import { Select } from "../../../parts/Select.tsx";
import { searchWords as words } from "../../../wording/settings.ts";
import { firstStart, iterationsProblem, mostIterations, type SearchValues, varianceProblem } from "./search-values.ts";
import type { ModelSettings } from "./use-settings.ts";

const tolerances: readonly number[] = [1e-6, 1e-8, 1e-10, 1e-12];

/** When the search for the estimates ends, and where it starts. */
export function SearchSettings({
  settings: { draft, model },
  values,
  onChange,
}: {
  readonly settings: ModelSettings;
  readonly values: SearchValues;
  readonly onChange: (values: SearchValues) => void;
}) {
  const { maxIterations, tolerance, start } = values;
  const offered = tolerances.includes(tolerance) ? tolerances : [...tolerances, tolerance];
  const setVariance = (given: StartingVariances, entry: number, term: number, variance: number) => {
    const own = (given.random[entry] ?? []).with(term, variance);
    onChange({ ...values, start: { ...given, random: given.random.with(entry, own) } });
  };
  return (
    <>
      <NumberField
        label={words.maxIterations}
        description={words.maxIterationsMeaning}
        value={maxIterations}
        onChange={(limit) => onChange({ ...values, maxIterations: limit })}
        problem={iterationsProblem(values)}
        minValue={1}
        maxValue={mostIterations}
        step={1}
      />
      <Select
        label={words.tolerance}
        description={words.toleranceMeaning}
        options={offered.map((one) => ({ id: String(one), label: words.toleranceName(one) }))}
        value={String(tolerance)}
        onChange={(chosen) => onChange({ ...values, tolerance: Number(chosen) })}
      />
      <Checkbox
        isSelected={start !== null}
        isDisabled={draft.random.length === 0}
        onChange={(own) => onChange({ ...values, start: own ? firstStart(draft) : null })}
        description={words.startMeaning}
      >
        {words.start}
      </Checkbox>
      {start !== null && (
        <>
          {draft.random.flatMap(({ group, terms }, entry) =>
            terms.map(({ variables }, term) => {
              const variance = start.random[entry]?.[term] ?? Number.NaN;
              const label = words.varianceOf(partName(model.context, variables), unitOf(model.context, group));
              return (
                <NumberField
                  key={label}
                  label={label}
                  value={variance}
                  onChange={(chosen) => setVariance(start, entry, term, chosen)}
                  problem={varianceProblem(variance)}
                  formatOptions={{ maximumFractionDigits: 6 }}
                />
              );
            }),
          )}
          <NumberField
            label={words.residualVariance}
            value={start.residual}
            onChange={(residual) => onChange({ ...values, start: { ...start, residual } })}
            problem={varianceProblem(start.residual)}
            formatOptions={{ maximumFractionDigits: 6 }}
          />
        </>
      )}
    </>
  );
}
