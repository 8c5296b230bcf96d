import type { HypothesisRow } from "../../../../src-contract/analysis.ts";
import type { NamedCoefficient } from "../../../../src-engine/specification/coefficients.ts";
import { symbolText } from "../../../../src-engine/specification/equations/symbol.ts";
import { NumberField } from "../../../parts/NumberField.tsx";
import { ScrollRegion } from "../../../parts/ScrollRegion.tsx";
import { hypothesisWords as words } from "../../../wording/settings.ts";
import { withValue, withWeight } from "./hypothesis-values.ts";

/** Weights of the coefficients (down) in the contrasts (across), and what each contrast equals. */
export function ContrastGrid({
  coefficients,
  rows,
  onChange,
}: {
  readonly coefficients: readonly NamedCoefficient[];
  readonly rows: readonly HypothesisRow[];
  readonly onChange: (rows: readonly HypothesisRow[]) => void;
}) {
  const lines = [...coefficients.map(lineOf), ...unknownLines(coefficients, rows)];
  if (lines.length === 0) return <p className="settings-note">{words.noCoefficients}</p>;
  const change = (index: number, row: HypothesisRow) => onChange(rows.with(index, row));
  return (
    <ScrollRegion label={words.hypothesis} className="contrast-scroll">
      <table className="contrast-grid">
        <thead>
          <tr>
            <th scope="col">{words.coefficient}</th>
            {rows.map((_, index) => (
              <th key={words.contrast(index + 1)} scope="col">
                {words.contrast(index + 1)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, symbol, label }) => (
            <tr key={name}>
              <th scope="row">
                <span className="contrast-symbol">{symbol}</span> {label}
              </th>
              {rows.map((row, index) => (
                <td key={words.contrast(index + 1)}>
                  <WeightField
                    label={words.weight(label, index + 1)}
                    value={row.weights[name] ?? 0}
                    onChange={(weight) => change(index, withWeight(row, name, weight))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.equals}</th>
            {rows.map((row, index) => (
              <td key={words.contrast(index + 1)}>
                <WeightField
                  label={words.equalsIn(index + 1)}
                  value={row.value ?? 0}
                  onChange={(value) => change(index, withValue(row, value))}
                />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function WeightField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <NumberField
      label={label}
      labelHidden
      value={value}
      onChange={onChange}
      formatOptions={{ maximumFractionDigits: 10, useGrouping: false }}
    />
  );
}

interface Line {
  readonly name: string;
  readonly symbol: string;
  readonly label: string;
}

function lineOf({ name, symbol, label }: NamedCoefficient): Line {
  return { name, symbol: symbolText(symbol), label };
}

/** Coefficients that a hypothesis weighs and the model does not have (any more): to be seen and set to zero. */
function unknownLines(coefficients: readonly NamedCoefficient[], rows: readonly HypothesisRow[]): readonly Line[] {
  const known = new Set(coefficients.map(({ name }) => name));
  const named = new Set(rows.flatMap(({ weights }) => Object.keys(weights)));
  return [...named]
    .filter((name) => !known.has(name))
    .map((name) => ({ name, symbol: "", label: words.unknown(name) }));
}
