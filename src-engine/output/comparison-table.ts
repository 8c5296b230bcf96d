import type { OutputCell, OutputColumn, OutputRow, OutputTable, RichText } from "../../src-contract/output.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { equals } from "../../src-wording/equals.ts";
import { explainFit } from "../../src-wording/explanations.ts";
import { listed } from "../../src-wording/failure/sentences.ts";
import { abbreviations, comparisonNotes, estimatorName, probabilityNote } from "../../src-wording/table-notes.ts";
import { comparisonRows, fitRows, heads, slopeSection, titles, varianceRows } from "../../src-wording/tables.ts";
import { plain, subscript, superscript } from "../../src-wording/text-pieces.ts";
import {
  columnKey,
  type LikelihoodFit,
  type LikelihoodRatio,
  neighborRatio,
  parameterCount,
} from "../fit/inference/likelihood-ratio.ts";
import { levelCount } from "../specification/context.ts";
import { explainedOfModels } from "./comparison-explained.ts";
import { estimatorOf } from "./estimator.ts";
import type { FittedModel } from "./fitted-model.ts";
import { type FixedRow, fixedRows, labelWithSymbol } from "./fixed-effects-table.ts";
import {
  decimalsFor,
  decimalText,
  emptyCell,
  numberCell,
  probabilityText,
  shareText,
  stars,
  textCell,
} from "./number-text.ts";
import { generalNote } from "./table-notes.ts";
import { dataRow, sectionRow } from "./table-rows.ts";
import { interceptLabel } from "./variance-components-table.ts";

/** One model of a comparison: as it is reported, and fitted by maximum likelihood. */
export interface ComparedModel {
  readonly model: FittedModel;
  readonly result: ResultDocument;
  readonly likelihood: LikelihoodFit;
}

/** Models side by side: coefficients with standard errors, variances, fit, and a test of each against the one before. */
export function comparisonTable(models: readonly ComparedModel[], notFitted: readonly string[]): OutputTable {
  const [first] = models;
  if (first === undefined) throw new RangeError("a comparison needs at least one model");
  const tests = models.map(({ likelihood }, index) => {
    const before = models[index - 1];
    return before === undefined ? null : neighborRatio(before.likelihood, likelihood);
  });
  const columns: readonly OutputColumn[] = [
    { id: "effect", head: heads.effect, align: "label" },
    ...models.map(({ model }, index): OutputColumn => {
      const spanner = [plain(comparisonRows.model(index + 1, model.name))];
      return { id: `model-${index + 1}`, head: heads.estimate, align: "number", spanner };
    }),
  ];
  return {
    kind: "comparison",
    title: titles.comparison(first.model.outcomeLabel),
    columns,
    rows: [
      sectionRow(comparisonRows.fixed),
      ...fixedPart(models),
      ...(models.some(({ model }) => model.fit.design.random.length > 0) ? [sectionRow(comparisonRows.random)] : []),
      ...randomPart(models),
      sectionRow(comparisonRows.fit),
      ...fitPart(models, tests),
    ],
    notes: notesOf(models, tests, notFitted),
  };
}

function row(label: string | RichText, cells: readonly OutputCell[]): OutputRow {
  return dataRow([textCell(label), ...cells], 1);
}

/** Every coefficient of any model, those of the last model in its order first. */
function fixedPart(models: readonly ComparedModel[]): readonly OutputRow[] {
  const byModel = models.map(({ model }) => {
    const rows = fixedRows(model).map(
      (fixed) => [columnKey(model.fit.design.fixed[fixed.index] ?? { factors: [] }), fixed] as const,
    );
    return new Map(rows);
  });
  const keys = new Set(byModel.toReversed().flatMap((rows) => [...rows.keys()]));
  return [...keys].map((key) => {
    const own = byModel.map((rows) => rows.get(key) ?? null);
    return row(
      sharedLabel(own),
      own.map((fixed, index) => (fixed === null ? emptyCell : estimateCell(fixed, models[index]?.model))),
    );
  });
}

/** With its symbol where it has the same one in all models. */
function sharedLabel(own: readonly (FixedRow | null)[]): RichText {
  const rows = own.filter((fixed) => fixed !== null);
  const [first, ...others] = rows.toReversed();
  if (first === undefined) return [];
  const symbol = JSON.stringify(first.place?.symbol);
  const agrees = others.every(({ place }) => JSON.stringify(place?.symbol) === symbol);
  return labelWithSymbol(first.fullLabel, agrees ? first.place : null);
}

function estimateCell({ test, fullLabel }: FixedRow, model: FittedModel | undefined): OutputCell {
  const decimals = decimalsFor(test.se, model?.settings.decimals ?? null);
  const text = `${decimalText(test.estimate, decimals)} (${decimalText(test.se, decimals)})${stars(test.p)}`;
  return numberCell(text, test.estimate, `${fullLabel} in ${model?.name ?? ""}: estimate (standard error).`);
}

interface Component {
  readonly label: RichText;
  readonly value: number;
  readonly isShare: boolean;
}

/** Variances and correlations by what they are of. */
function randomPart(models: readonly ComparedModel[]): readonly OutputRow[] {
  const byModel = models.map(({ model }) => componentsOf(model));
  const keys = new Set(byModel.toReversed().flatMap((components) => [...components.keys()]));
  const ordered = [...keys].toSorted((a, b) => Number(a === "residual") - Number(b === "residual"));
  return ordered.map((key) => {
    const own = byModel.map((components) => components.get(key) ?? null);
    const label = own.findLast((component) => component !== null)?.label ?? [];
    return row(
      label,
      own.map((component, index) => {
        if (component === null) return emptyCell;
        const asked = models[index]?.model.settings.decimals ?? null;
        const text = component.isShare
          ? shareText(component.value, asked)
          : decimalText(component.value, decimalsFor(component.value, asked));
        return numberCell(text, component.value);
      }),
    );
  });
}

function componentsOf(model: FittedModel): ReadonlyMap<string, Component> {
  const { fit, columns, context } = model;
  const components = new Map<string, Component>();
  for (const [part, { columns: effects, grouping }] of fit.design.random.entries()) {
    const group = fit.design.groupings[grouping]?.name ?? "";
    const covariance = fit.covariances[part] ?? new Float64Array(0);
    const size = effects.length;
    const names = effects.map((effect) => {
      return effect.factors.length === 0 ? interceptLabel(model, group) : slopeSection(columns.label(effect));
    });
    for (const [k, effect] of effects.entries()) {
      const symbol = levelCount(context) === 2 ? [plain(", τ"), subscript(`${k}${k}`)] : [];
      const label = [plain(names[k] ?? ""), ...symbol];
      components.set(`${group} ${columnKey(effect)}`, { label, value: covariance[k * size + k] ?? 0, isShare: false });
    }
    for (let k = 1; k < size; k++) {
      for (let other = 0; other < k; other++) {
        const scale = Math.sqrt((covariance[k * size + k] ?? 0) * (covariance[other * size + other] ?? 0));
        if (!(scale > 0)) continue;
        const pair = [effects[other], effects[k]].map((effect) => columnKey(effect ?? { factors: [] }));
        components.set(`${group} ${pair.join(" ")}`, {
          label: [plain(comparisonRows.correlation(names[other] ?? "", names[k] ?? ""))],
          value: (covariance[k * size + other] ?? 0) / scale,
          isShare: true,
        });
      }
    }
  }
  if (fit.kind !== "linear") return components;
  const label = [plain(`${varianceRows.residual}, σ`), superscript("2")];
  return components.set("residual", { label, value: fit.residualVariance, isShare: false });
}

function fitPart(models: readonly ComparedModel[], tests: readonly (LikelihoodRatio | null)[]): readonly OutputRow[] {
  const information = models.map(({ likelihood }) => {
    const parameters = parameterCount(likelihood);
    const { deviance } = likelihood;
    const rows = likelihood.design.rows.length;
    return { deviance, parameters, aic: deviance + 2 * parameters, bic: deviance + Math.log(rows) * parameters };
  });
  const number = (value: number, decimals: number, explanation: string) =>
    numberCell(decimalText(value, decimals), value, explanation);
  return [
    ...(hasIcc(models)
      ? [
          row(
            fitRows.icc(null),
            models.map(({ model, result }) => {
              const [icc] = result.icc ?? [];
              if (icc === undefined) return emptyCell;
              const explanation = explainFit.icc(model.outcomeLabel, model.names.unitPlural(icc.group));
              return numberCell(shareText(icc.icc, model.settings.decimals), icc.icc, explanation);
            }),
          ),
        ]
      : []),
    row(
      comparisonRows.bothR2,
      models.map(({ model: { settings }, result: { r2 } }) => {
        if (r2 === null) return emptyCell;
        const [marginal, conditional] = [r2.marginal, r2.conditional].map((share) =>
          shareText(share, settings.decimals),
        );
        return textCell(`${marginal} / ${conditional}`);
      }),
    ),
    ...explainedOfModels(models.map(({ model }) => model)).map(({ label, cells }) => row(label, cells)),
    row(
      fitRows.deviance("ML"),
      information.map(({ deviance }) => number(deviance, 2, explainFit.deviance)),
    ),
    row(
      fitRows.parameters,
      information.map(({ parameters }) => number(parameters, 0, explainFit.parameters)),
    ),
    ...(tests.some((test) => test?.kind === "tested")
      ? [
          row(
            comparisonRows.difference,
            tests.map((test) =>
              test?.kind === "tested"
                ? numberCell(
                    `${decimalText(test.chiSquare, 2)} (${test.df})${stars(test.p)}`,
                    test.chiSquare,
                    explainFit.difference(
                      test.p < 0.0005 ? "p < .001" : equals("p", probabilityText(test.p)),
                      test.reference,
                    ),
                  )
                : emptyCell,
            ),
          ),
        ]
      : []),
    row(
      fitRows.aic,
      information.map(({ aic }) => number(aic, 2, explainFit.aic)),
    ),
    row(
      fitRows.bic,
      information.map(({ bic }) => number(bic, 2, explainFit.bic)),
    ),
  ];
}

/** Where a model has several, one row cannot hold them. */
function hasIcc(models: readonly ComparedModel[]): boolean {
  const counts = models.map(({ result }) => result.icc?.length ?? 0);
  return Math.max(...counts) === 1;
}

function notesOf(
  models: readonly ComparedModel[],
  tests: readonly (LikelihoodRatio | null)[],
  notFitted: readonly string[],
): readonly RichText[] {
  const last = models.at(-1);
  const methods = new Set(models.map(({ model }) => estimatorName(estimatorOf(model.fit))));
  const numbered = (index: number) => `Model ${index + 1}`;
  const pairs = tests.flatMap((test, index) => (test === null ? [] : [{ test, index }]));
  const sentences = [
    methods.size > 1 ? comparisonNotes.estimates(listed([...methods])) : comparisonNotes.standardErrors,
    comparisonNotes.deviances,
    ...(pairs.some(({ test }) => test.kind === "tested") ? [comparisonNotes.tests] : []),
    ...(pairs.some(({ test }) => test.kind === "tested" && test.reference === "mixture")
      ? [comparisonNotes.boundary]
      : []),
    ...(pairs.some(({ test }) => test.kind === "tested" && test.reference === "conservative")
      ? [comparisonNotes.conservative]
      : []),
    ...pairs.flatMap(({ test, index }) => {
      if (test.kind === "different-rows") {
        return [comparisonNotes.differentRows(listed([numbered(index - 1), numbered(index)]))];
      }
      if (test.kind === "not-nested" || test.kind === "same-size") {
        return [comparisonNotes.notNested(numbered(index - 1), numbered(index))];
      }
      if (test.kind === "different-methods") return [comparisonNotes.differentMethods];
      if (test.kind === "quasi-likelihood") return [comparisonNotes.quasiLikelihood];
      return test.kind === "different-outcomes" ? [comparisonNotes.differentOutcome] : [];
    }),
    ...(notFitted.length > 0 ? [comparisonNotes.notFitted(listed(notFitted))] : []),
    ...(hasIcc(models) ? [abbreviations.icc] : []),
    abbreviations.information,
  ];
  const general = last === undefined ? [] : generalNote(last.model, ...new Set(sentences));
  return [general, probabilityNote];
}
