import { covarianceStructures, type RandomEntry, type Term } from "../../../../src-contract/analysis.ts";
import { entersAsCategories, groupKey } from "../../../../src-engine/specification/context.ts";
import { coefficientName, unitsOf } from "../../../../src-engine/specification/predictor-name.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";
import { Checkbox } from "../../../parts/Choices.tsx";
import { Select } from "../../../parts/Select.tsx";
import { covarianceNames, covarianceUses, setWords as words } from "../../../wording/settings.ts";
import { effectsInSets, joinSets, moveToSet } from "./random-sets.ts";

/** How the random effects of each group of units hang together: in which sets, and by which structure in each. */
export function RandomSets({
  model,
  random,
  order,
  onChange,
}: {
  readonly model: WorkingModel;
  readonly random: readonly RandomEntry[];
  /** All random terms, as they are listed. */
  readonly order: readonly Term[];
  readonly onChange: (random: readonly RandomEntry[]) => void;
}) {
  const groups = [...new Map(random.map(({ group }) => [groupKey(group), group])).values()];
  const nameOf = ({ variables }: Term) => coefficientName(model.context, [variables]);
  return groups.map((group) => {
    const units = unitsOf(model.context, group);
    const effects = effectsInSets(random, group, order);
    const sets = new Set(effects.map(({ set }) => set)).size;
    const last = effects.at(-1);
    // Without the intercept beside them categories would have an effect each.
    const isWhole =
      sets === 1 && effects.some(({ term }) => term.variables.some((one) => entersAsCategories(model.context, one)));
    const own = random.flatMap((entry, index) => (groupKey(entry.group) === groupKey(group) ? [{ entry, index }] : []));
    return (
      <div key={groupKey(group)} className="random-sets">
        {own.map(({ entry, index }, set) => {
          const { terms, covariance = "unstructured" } = entry;
          return (
            <Select
              key={`set ${String(set)}`}
              label={words.covariance(units, sets > 1 ? set + 1 : null)}
              options={covarianceStructures.map((id) => ({
                id,
                label: covarianceNames[id],
                description: covarianceUses[id],
              }))}
              value={covariance}
              onChange={(chosen) => onChange(random.with(index, { ...entry, covariance: chosen }))}
              isDisabled={terms.length < 2}
              description={terms.length < 2 && terms[0] ? words.alone(nameOf(terms[0]), sets > 1) : undefined}
            />
          );
        })}
        {last !== undefined && effects.length > 1 && (
          <Checkbox
            isSelected={sets > 1}
            isDisabled={isWhole}
            onChange={(divides) => {
              onChange(divides ? moveToSet(random, group, order, { ...last, set: 1 }) : joinSets(random, group, order));
            }}
            description={isWhole ? words.notDivided : words.divideMeaning}
          >
            {words.divide(units)}
          </Checkbox>
        )}
        {sets > 1 &&
          effects.map(({ term, set }) => (
            <Select
              key={nameOf(term)}
              label={words.setOf(nameOf(term), units)}
              options={Array.from({ length: Math.min(sets + 1, effects.length) }, (_, one) => ({
                id: String(one),
                label: words.set(one + 1, one >= sets),
              }))}
              value={String(set)}
              onChange={(chosen) => onChange(moveToSet(random, group, order, { term, set: Number(chosen) }))}
            />
          ))}
      </div>
    );
  });
}
