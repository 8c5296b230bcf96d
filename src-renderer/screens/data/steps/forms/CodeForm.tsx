import { useState } from "react";
import { type CategoryCoding, categoryCodings } from "../../../../../src-contract/step-contents.ts";
import type { CodeReport } from "../../../../../src-contract/step-report.ts";
import type { Variable } from "../../../../../src-contract/variable.ts";
import { codingNames } from "../../../../../src-wording/category-codes.ts";
import { Select } from "../../../../parts/Select.tsx";
import { TextField } from "../../../../parts/TextField.tsx";
import type { ContentOf, FormProps } from "../form.ts";
import { VariableSelect } from "../VariableSelect.tsx";
import { CodesTable } from "./CodesTable.tsx";
import { ContrastWeights } from "./ContrastWeights.tsx";

const codings = categoryCodings.map((id) => {
  const { name, says } = codingNames[id];
  return { id, label: name, description: says };
});

const withReference: readonly CategoryCoding[] = ["dummy", "effect", "simple"];

/** Stands for "each category has a variable" among references. */
const noReference = "none";

/** Categories to codes: how they are compared, and the codes that come of it. */
export function CodeForm({ variables, content, onChange, details }: FormProps<"code">) {
  const { variable, coding } = content;
  const report = details?.kind === "code" ? details : null;
  const categories = useLastCategories(variable, report);
  const setCoding = (to: CategoryCoding) => {
    const { reference: _reference, contrasts: _contrasts, ...rest } = content;
    onChange({ ...rest, coding: to, ...(to === "contrasts" && { contrasts: firstContrasts(report, categories) }) });
  };
  return (
    <div className="prepare-form">
      <VariableSelect
        label="Variable"
        variables={variables.filter(isCategorical)}
        value={variable}
        onChange={(name) =>
          onChange({ kind: "code", variable: name, coding: coding === "contrasts" ? "dummy" : coding })
        }
      />
      <Select
        label="Coding"
        options={codings.map((one) => ({ ...one, isDisabled: one.id === "contrasts" && categories.length === 0 }))}
        value={coding}
        onChange={setCoding}
        description={codingNames[coding].says}
      />
      {withReference.includes(coding) && categories.length > 0 && (
        <ReferenceSelect content={content} categories={categories} onChange={onChange} />
      )}
      {coding === "contrasts" ? (
        <ContrastWeights
          key={variable}
          categories={categories}
          contrasts={content.contrasts ?? []}
          onChange={(contrasts) => onChange({ ...content, contrasts })}
        />
      ) : (
        <TextField
          label="Names of the new variables begin with"
          value={content.prefix ?? variable}
          onChange={(prefix) => {
            const { prefix: _prefix, ...rest } = content;
            onChange(prefix === "" || prefix === variable ? rest : { ...rest, prefix });
          }}
        />
      )}
      {report !== null && <CodesTable report={report} />}
    </div>
  );
}

type Categories = CodeReport["categories"];

function ReferenceSelect({
  content,
  categories,
  onChange,
}: {
  readonly content: ContentOf<"code">;
  readonly categories: Categories;
  readonly onChange: (content: ContentOf<"code">) => void;
}) {
  const { coding, reference } = content;
  const options = categories.map(({ label }, index) => ({ id: String(index), label }));
  const chosen = categories.findIndex(({ value }) => String(value) === String(reference));
  return (
    <Select
      label="Reference"
      options={
        coding === "dummy" ? [...options, { id: noReference, label: "None: a variable for each category" }] : options
      }
      value={reference === null ? noReference : String(Math.max(chosen, 0))}
      onChange={(id) =>
        onChange({ ...content, reference: id === noReference ? null : (categories[Number(id)]?.value ?? null) })
      }
    />
  );
}

/** The categories that were there when the codes could be made last, of this variable. */
function useLastCategories(variable: string, report: CodeReport | null): Categories {
  const [last, setLast] = useState<{ readonly variable: string; readonly categories: Categories }>();
  if (report !== null && (last?.variable !== variable || !isAlike(last.categories, report.categories))) {
    setLast({ variable, categories: report.categories });
  }
  return last?.variable === variable ? last.categories : [];
}

function isAlike(a: Categories, b: Categories): boolean {
  return (
    a.length === b.length &&
    a.every(({ value, label }, index) => value === b[index]?.value && label === b[index]?.label)
  );
}

/** One's own comparisons begin with those that the coding before made, or with the first two categories. */
function firstContrasts(report: CodeReport | null, categories: Categories): ContentOf<"code">["contrasts"] {
  const made = (report?.columns ?? []).flatMap(({ name, contrast }) => (contrast === null ? [] : [{ name, contrast }]));
  const weightsOf = (row: readonly number[]) =>
    categories.map(({ value }, index) => ({ value, weight: Number((row[index] ?? 0).toFixed(4)) }));
  if (made.length > 0) return made.map(({ name, contrast }) => ({ name, weights: weightsOf(contrast) }));
  return [{ name: "contrast_1", weights: weightsOf([-1, 1]) }];
}

function isCategorical({ storage, measure, valueLabels }: Variable): boolean {
  return storage === "text" || measure !== "scale" || valueLabels.length > 0;
}
