import { intervalKinds, varianceTestKinds } from "../../../../src-contract/analysis.ts";
import type { InferenceSettings } from "../../../../src-engine/specification/change/inference.ts";
import { isLinear } from "../../../../src-engine/specification/links.ts";
import { fittedDegrees, fittedStandardErrors } from "../../../../src-engine/specification/methods.ts";
import { Checkbox, RadioGroup } from "../../../parts/Choices.tsx";
import { NumberField } from "../../../parts/NumberField.tsx";
import {
  dfNames,
  dfUses,
  intervalNames,
  intervalUses,
  standardErrorNames,
  standardErrorUses,
  varianceTestNames,
  varianceTestUses,
} from "../../../wording/settings.ts";
import { SettingProblems } from "./SettingProblems.tsx";
import { confidenceProblem, samplesProblem, seedProblem } from "./tests-values.ts";
import type { ModelSettings } from "./use-settings.ts";

/** Degrees of freedom, tests of variances, standard errors, confidence level, kind of intervals. */
export function TestsPage({
  settings: { draft, problems },
  values,
  onChange,
}: {
  readonly settings: ModelSettings;
  readonly values: InferenceSettings;
  readonly onChange: (values: InferenceSettings) => void;
}) {
  const isNormal = isLinear(draft);
  const hasLikelihood = isNormal || draft.estimation?.method !== "pql";
  const tests = varianceTestKinds.filter(
    (kind) => isNormal || (kind === "likelihood-ratio" && hasLikelihood) || values.varianceTests.includes(kind),
  );
  const intervals = intervalKinds.filter(
    (kind) => isNormal || kind === "wald" || (kind === "profile" && hasLikelihood),
  );
  const df = withChosen(fittedDegrees(draft), values.df);
  const errors = withChosen(fittedStandardErrors(draft), values.standardErrors);
  return (
    <div className="settings-page">
      <RadioGroup
        label="Degrees of freedom"
        options={df.map((id) => ({ id, label: dfNames[id], description: dfUses[id] }))}
        value={values.df}
        onChange={(chosen) => onChange({ ...values, df: chosen })}
      />
      <SettingProblems problems={problems} page="tests" />
      {tests.length > 0 && (
        <fieldset className="settings-checks">
          <legend className="field-label">Tests of variances</legend>
          {tests.map((kind) => (
            <Checkbox
              key={kind}
              isSelected={values.varianceTests.includes(kind)}
              onChange={(isAsked) => {
                const asked = varianceTestKinds.filter((one) =>
                  one === kind ? isAsked : values.varianceTests.includes(one),
                );
                onChange({ ...values, varianceTests: asked });
              }}
              description={varianceTestUses[kind]}
            >
              {varianceTestNames[kind]}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <RadioGroup
        label="Standard errors of tests and intervals"
        options={errors.map((id) => ({
          id,
          label: standardErrorNames[id],
          description: standardErrorUses[id],
        }))}
        value={values.standardErrors}
        onChange={(chosen) => onChange({ ...values, standardErrors: chosen })}
      />
      <NumberField
        label="Confidence level (%)"
        value={percent(values.confidenceLevel)}
        onChange={(level) => onChange({ ...values, confidenceLevel: level / 100 })}
        problem={confidenceProblem(values)}
        formatOptions={{ maximumFractionDigits: 3 }}
      />
      {(intervals.length > 1 || values.intervals !== "wald") && (
        <RadioGroup
          label="Confidence intervals"
          options={withChosen(intervals, values.intervals).map((id) => ({
            id,
            label: intervalNames[id],
            description: intervalUses[id],
          }))}
          value={values.intervals}
          onChange={(intervals) => onChange({ ...values, intervals })}
        />
      )}
      {values.intervals === "bootstrap" && (
        <>
          <NumberField
            label="Samples"
            value={values.samples}
            onChange={(samples) => onChange({ ...values, samples })}
            problem={samplesProblem(values)}
          />
          <NumberField
            label="Seed"
            value={values.seed}
            onChange={(seed) => onChange({ ...values, seed })}
            problem={seedProblem(values)}
            formatOptions={{ useGrouping: false }}
          />
        </>
      )}
    </div>
  );
}

/** 95 for 0.95, without the dust of binary fractions. */
function percent(level: number): number {
  return Math.round(level * 1e8) / 1e6;
}

/** What can be computed, and what a file asks for all the same. */
function withChosen<Choice>(fitted: readonly Choice[], chosen: Choice): readonly Choice[] {
  return fitted.includes(chosen) ? fitted : [...fitted, chosen];
}
