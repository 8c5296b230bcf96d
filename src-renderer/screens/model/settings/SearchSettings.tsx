import { Checkbox } from "../../../parts/Choices.tsx";
import { NumberField } from "../../../parts/NumberField.tsx";
import { Select } from "../../../parts/Select.tsx";
import { searchWords as words } from "../../../wording/settings.ts";
import { StartingValues } from "./StartingValues.tsx";
import { firstStart, iterationsProblem, type SearchValues } from "./search-values.ts";
import type { ModelSettings } from "./use-settings.ts";

const tolerances: readonly number[] = [1e-6, 1e-8, 1e-10, 1e-12];

/** When the search for the estimates ends, and where it starts. */
export function SearchSettings({
  settings,
  values,
  onChange,
}: {
  readonly settings: ModelSettings;
  readonly values: SearchValues;
  readonly onChange: (values: SearchValues) => void;
}) {
  const { maxIterations, tolerance, start } = values;
  const offered = tolerances.includes(tolerance) ? tolerances : [...tolerances, tolerance];
  return (
    <>
      <NumberField
        label={words.maxIterations}
        description={words.maxIterationsMeaning}
        value={maxIterations}
        onChange={(limit) => onChange({ ...values, maxIterations: limit })}
        problem={iterationsProblem(values)}
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
        isDisabled={settings.draft.random.length === 0}
        onChange={(own) => onChange({ ...values, start: own ? firstStart(settings.draft) : null })}
        description={words.startMeaning}
      >
        {words.start}
      </Checkbox>
      {start !== null && (
        <StartingValues
          settings={settings}
          start={start}
          onChange={(changed) => onChange({ ...values, start: changed })}
        />
      )}
    </>
  );
}
