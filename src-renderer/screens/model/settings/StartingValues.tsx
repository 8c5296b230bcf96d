import type { StartingVariances } from "../../../../src-contract/analysis.ts";
import { partName, unitOf } from "../../../../src-engine/specification/predictor-name.ts";
import { NumberField } from "../../../parts/NumberField.tsx";
import { searchWords as words } from "../../../wording/settings.ts";
import { covarianceProblem, covariancesOf, varianceProblem, withCovariance } from "./search-values.ts";
import type { ModelSettings } from "./use-settings.ts";

/** Variances and covariances of the random effects, and the residual variance, that the search starts from. */
export function StartingValues({
  settings: { draft, model },
  start,
  onChange,
}: {
  readonly settings: ModelSettings;
  readonly start: StartingVariances;
  readonly onChange: (start: StartingVariances) => void;
}) {
  const setVariance = (entry: number, term: number, variance: number) => {
    const own = (start.random[entry] ?? []).with(term, variance);
    onChange({ ...start, random: start.random.with(entry, own) });
  };
  return (
    <>
      {draft.random.flatMap((each, entry) => {
        const { group, terms } = each;
        const unit = unitOf(model.context, group);
        const names = terms.map(({ variables }) => partName(model.context, variables));
        const variances = start.random[entry] ?? [];
        return [
          ...names.map((name, term) => (
            <StartingValue
              key={words.varianceOf(name, unit)}
              label={words.varianceOf(name, unit)}
              value={variances[term] ?? Number.NaN}
              onChange={(variance) => setVariance(entry, term, variance)}
              problem={varianceProblem(variances[term] ?? Number.NaN)}
            />
          )),
          ...covariancesOf(each, start.covariances?.[entry]).flatMap((own, row) =>
            own.map((covariance, column) => {
              const label = words.covarianceOf(names[column] ?? "", names[row + 1] ?? "", unit);
              return (
                <StartingValue
                  key={label}
                  label={label}
                  value={covariance}
                  onChange={(chosen) => onChange(withCovariance(start, draft.random, { entry, row, column }, chosen))}
                  problem={covarianceProblem(
                    covariance,
                    variances[row + 1] ?? Number.NaN,
                    variances[column] ?? Number.NaN,
                  )}
                />
              );
            }),
          ),
        ];
      })}
      {start.residual !== undefined && (
        <StartingValue
          label={words.residualVariance}
          value={start.residual}
          onChange={(residual) => onChange({ ...start, residual })}
          problem={varianceProblem(start.residual)}
        />
      )}
    </>
  );
}

function StartingValue(field: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly problem: string | null;
}) {
  return <NumberField {...field} formatOptions={{ maximumFractionDigits: 6 }} />;
}
