import { useState } from "react";
import { type Hypothesis, type HypothesisRow, hypothesisTests } from "../../../../src-contract/analysis.ts";
import { namedCoefficients } from "../../../../src-engine/specification/coefficients.ts";
import { Button } from "../../../parts/Button.tsx";
import { Select } from "../../../parts/Select.tsx";
import { TextField } from "../../../parts/TextField.tsx";
import { hypothesisTestNames, hypothesisTestUses, hypothesisWords as words } from "../../../wording/settings.ts";
import { ContrastGrid } from "./ContrastGrid.tsx";
import { firstWrong, hypothesisProblem, withNewHypothesis } from "./hypothesis-values.ts";
import { SettingProblems } from "./SettingProblems.tsx";
import type { ModelSettings } from "./use-settings.ts";

/** HLM's hypothesis testing: weights for the coefficients, contrast by contrast, tested together. */
export function HypothesesPage({
  settings: { model, problems },
  values,
  onChange,
}: {
  readonly settings: ModelSettings;
  readonly values: readonly Hypothesis[];
  readonly onChange: (values: readonly Hypothesis[]) => void;
}) {
  const [chosen, setChosen] = useState(() => firstWrong(values) ?? 0);
  const position = Math.min(chosen, values.length - 1);
  const hypothesis = values[position];
  const add = () => {
    onChange(withNewHypothesis(values));
    setChosen(values.length);
  };
  return (
    <div className="settings-page">
      <p className="settings-note">{words.intro}</p>
      <SettingProblems problems={problems} page="hypotheses" />
      <div className="hypothesis-list">
        <Select
          label={words.hypothesis}
          options={values.map(({ name }, index) => ({ id: String(index), label: name }))}
          value={hypothesis === undefined ? null : String(position)}
          onChange={(index) => setChosen(Number(index))}
          placeholder={words.none}
          isDisabled={values.length === 0}
        />
        <Button onPress={add}>{words.add}</Button>
        {hypothesis !== undefined && (
          <Button onPress={() => onChange(values.toSpliced(position, 1))}>{words.remove}</Button>
        )}
      </div>
      {hypothesis !== undefined && (
        <HypothesisForm
          hypothesis={hypothesis}
          problem={hypothesisProblem(hypothesis, values.toSpliced(position, 1))}
          coefficients={namedCoefficients(model)}
          onChange={(changed) => onChange(values.with(position, changed))}
        />
      )}
    </div>
  );
}

function HypothesisForm({
  hypothesis,
  problem,
  coefficients,
  onChange,
}: {
  readonly hypothesis: Hypothesis;
  readonly problem: ReturnType<typeof hypothesisProblem>;
  readonly coefficients: ReturnType<typeof namedCoefficients>;
  readonly onChange: (hypothesis: Hypothesis) => void;
}) {
  const { name, rows, test = "F" } = hypothesis;
  const setRows = (changed: readonly HypothesisRow[]) => onChange({ ...hypothesis, rows: changed });
  return (
    <>
      <div className="hypothesis-head">
        <TextField
          label={words.name}
          value={name}
          onChange={(changed) => onChange({ ...hypothesis, name: changed })}
          problem={problem?.part === "name" ? problem.text : null}
          selectsAll
        />
        <Select
          label={words.test}
          options={hypothesisTests.map((id) => ({
            id,
            label: hypothesisTestNames[id],
            description: hypothesisTestUses[id],
          }))}
          value={test}
          onChange={(changed) => onChange({ ...hypothesis, test: changed })}
        />
      </div>
      <ContrastGrid coefficients={coefficients} rows={rows} onChange={setRows} />
      {problem?.part === "contrasts" && <p className="field-error">{problem.text}</p>}
      <div className="hypothesis-list">
        <Button onPress={() => setRows([...rows, { weights: {} }])}>{words.addContrast}</Button>
        {rows.length > 1 && (
          <Button onPress={() => setRows(rows.slice(0, -1))}>{words.removeContrast(rows.length)}</Button>
        )}
      </div>
    </>
  );
}
