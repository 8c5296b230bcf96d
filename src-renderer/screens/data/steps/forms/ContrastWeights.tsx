import { useState } from "react";
import type { CategoryContrast } from "../../../../../src-contract/step-contents.ts";
import type { CodeReport } from "../../../../../src-contract/step-report.ts";
import { Button, IconButton } from "../../../../parts/Button.tsx";
import { ScrollRegion } from "../../../../parts/ScrollRegion.tsx";
import { TextField } from "../../../../parts/TextField.tsx";
import { weightOf, weightText } from "./contrast-weight.ts";

interface Draft {
  readonly id: number;
  readonly name: string;
  /** As typed, by category. */
  readonly weights: readonly string[];
}

/** Comparisons of one's own: a row each, with a weight for every category. */
export function ContrastWeights({
  categories,
  contrasts,
  onChange,
}: {
  readonly categories: CodeReport["categories"];
  readonly contrasts: readonly CategoryContrast[];
  readonly onChange: (contrasts: readonly CategoryContrast[]) => void;
}) {
  const [typed, setTyped] = useState<readonly Draft[] | null>(null);
  // Nothing is typed before the categories are known.
  const drafts = typed ?? contrasts.map((contrast, id) => draftOf(contrast, id, categories));
  const set = (changed: readonly Draft[]) => {
    setTyped(changed);
    onChange(
      changed.map(({ name, weights }) => ({
        name,
        weights: categories.map(({ value }, index) => ({ value, weight: weightOf(weights[index] ?? "") })),
      })),
    );
  };
  const change = (id: number, part: Partial<Draft>) =>
    set(drafts.map((draft) => (draft.id === id ? { ...draft, ...part } : draft)));
  const next = Math.max(-1, ...drafts.map(({ id }) => id)) + 1;
  return (
    <section className="prepare-stack">
      <h3 className="field-label">Comparisons: weights sum to zero, 1/3 is fine</h3>
      <ScrollRegion label="Comparisons" className="prepare-weights">
        <table>
          <thead>
            <tr>
              <th scope="col">New variable</th>
              {categories.map(({ value, label }) => (
                <th key={String(value)} scope="col">
                  {label}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {drafts.map(({ id, name, weights }) => (
              <tr key={id}>
                <td className="prepare-weights-name">
                  <TextField
                    label={`Name of comparison ${id + 1}`}
                    labelHidden
                    value={name}
                    onChange={(to) => change(id, { name: to })}
                  />
                </td>
                {categories.map(({ value, label }, index) => (
                  <td key={String(value)}>
                    <TextField
                      label={`Weight of ${label} in comparison ${id + 1}`}
                      labelHidden
                      selectsAll
                      value={weights[index] ?? ""}
                      onChange={(weight) => change(id, { weights: weights.with(index, weight) })}
                    />
                  </td>
                ))}
                <td>
                  <IconButton
                    icon="trash"
                    label={`Remove comparison ${id + 1}`}
                    onPress={() => set(drafts.filter((draft) => draft.id !== id))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Button
        kind="quiet"
        icon="plus"
        isDisabled={drafts.length >= categories.length - 1}
        onPress={() => set([...drafts, { id: next, name: `contrast_${next + 1}`, weights: categories.map(() => "0") }])}
      >
        Another comparison
      </Button>
    </section>
  );
}

function draftOf({ name, weights }: CategoryContrast, id: number, categories: CodeReport["categories"]): Draft {
  const known = new Map(weights.map(({ value, weight }) => [String(value), weight]));
  return { id, name, weights: categories.map(({ value }) => weightText(known.get(String(value)) ?? 0)) };
}
