import type { OutputSettings } from "../../../../src-contract/project.ts";
import { Checkbox } from "../../../parts/Choices.tsx";
import { Select } from "../../../parts/Select.tsx";

const decimals = ["apa", "2", "3", "4", "5"] as const;

/** What all tables of the project show. */
export function OutputPage({
  values,
  onChange,
}: {
  readonly values: OutputSettings;
  readonly onChange: (values: OutputSettings) => void;
}) {
  const chosen = decimals.find((id) => id === String(values.decimals)) ?? "apa";
  return (
    <div className="settings-page">
      <p className="settings-note">For all models of the project.</p>
      <Select
        label="Decimals of estimates"
        options={decimals.map((id) => ({
          id,
          label: id === "apa" ? "APA: two, three where the standard error is below .01" : id,
        }))}
        value={chosen}
        onChange={(id) => onChange({ ...values, decimals: id === "apa" ? null : Number(id) })}
      />
      <fieldset className="settings-checks">
        <legend className="field-label">Show</legend>
        <Checkbox
          isSelected={values.showPopulationAverage ?? true}
          onChange={(showPopulationAverage) => onChange({ ...values, showPopulationAverage })}
          description="Where the outcome is not normal: effects on the mean of all units beside those within a unit"
        >
          Population-average effects
        </Checkbox>
        <Checkbox isSelected={values.showRobust} onChange={(showRobust) => onChange({ ...values, showRobust })}>
          Robust standard errors
        </Checkbox>
        <Checkbox
          isSelected={values.showVarianceTests}
          onChange={(showVarianceTests) => onChange({ ...values, showVarianceTests })}
        >
          Tests of variances and reliabilities
        </Checkbox>
        <Checkbox
          isSelected={values.showVarianceIntervals ?? false}
          onChange={(showVarianceIntervals) => onChange({ ...values, showVarianceIntervals })}
          description="Always shown with profile and bootstrap intervals"
        >
          Intervals of variances and correlations
        </Checkbox>
        <Checkbox
          isSelected={values.showFitLog ?? false}
          onChange={(showFitLog) => onChange({ ...values, showFitLog })}
          description="Every evaluation of the likelihood, as a table and a chart"
        >
          Log of the fit
        </Checkbox>
        <Checkbox
          isSelected={values.showSingleLevel}
          onChange={(showSingleLevel) => onChange({ ...values, showSingleLevel })}
          description="What ordinary regression would say"
        >
          Single-level estimates
        </Checkbox>
      </fieldset>
    </div>
  );
}
