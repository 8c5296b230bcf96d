import { memo, useState } from "react";
import { type ImportPreview, isDescribed, type PreviewColumn } from "../../../../src-contract/data-import.ts";
import type { Storage } from "../../../../src-contract/variable.ts";
import { importReasonText } from "../../../../src-wording/import.ts";
import { changeImport } from "../../../commands/import-data.ts";
import { ScrollRegion } from "../../../parts/ScrollRegion.tsx";
import { Select } from "../../../parts/Select.tsx";
import { SearchField } from "../../../parts/TextField.tsx";
import { variableSearch } from "../../../parts/variable-search.ts";
import { useApp, useAppState } from "../../../state/app-context.ts";
import { storageOptions } from "../../../wording/import.ts";
import { count } from "../../../wording/numbers.ts";
import { valueText } from "../../../wording/values.ts";
import { isDeclaredMissing } from "../values/shown-value.ts";

/** More columns than this are found by their name. */
const columnsShown = 30;
const rowsShown = 50;

/**
 * The columns as variables with their types, and the first rows as they will be read. Drawn anew for another preview only:
 * it has a field for each column.
 */
export const PreviewTable = memo(function PreviewTable({ preview }: { readonly preview: ImportPreview }) {
  const [filter, setFilter] = useState("");
  const found = matching(preview.columns, filter);
  const shown = found.slice(0, columnsShown);
  const isWide = preview.columns.length > columnsShown;
  return (
    <>
      {isWide && (
        <div className="import-find">
          <SearchField label="Find a column" value={filter} onChange={setFilter} />
          <span>
            {found.length > shown.length
              ? `The first ${count(shown.length)} of ${count(found.length)} columns are shown.`
              : `${count(found.length)} of ${count(preview.columns.length)} columns are shown.`}
          </span>
        </div>
      )}
      <ScrollRegion className="import-scroll" label="Preview of the data">
        <table className="import-table">
          <thead>
            <tr>
              {shown.map(({ column }) => (
                <th key={column.position} scope="col">
                  <ColumnHead column={column} isFixed={isDescribed(preview.format)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.values.slice(0, rowsShown).map((values, row) => (
              <tr key={`row ${String(row)}`}>
                {shown.map(({ column, index }) => (
                  <PreviewCell key={column.position} column={column} value={values[index] ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
});

function ColumnHead({ column, isFixed }: { readonly column: PreviewColumn; readonly isFixed: boolean }) {
  const app = useApp();
  const chosen = useAppState(({ dialog }) => (dialog?.kind === "import" ? dialog.options.storage : undefined));
  const { variable, reason, position } = column;
  const choose = (storage: Storage) => void changeImport(app, { storage: { ...chosen, [position]: storage } });
  return (
    <div className="import-column">
      <span className="import-column-name">{variable.name}</span>
      {variable.label !== "" && (
        <span className="import-column-label is-long" title={variable.label}>
          {variable.label}
        </span>
      )}
      {isFixed ? (
        <span className="import-column-label">{storageOptions.find(({ id }) => id === variable.storage)?.label}</span>
      ) : (
        <Select
          label={`Type of ${variable.name}`}
          labelHidden
          options={storageOptions}
          value={variable.storage}
          onChange={choose}
        />
      )}
      {!isFixed && <span className="import-reason">{importReasonText(reason)}</span>}
    </div>
  );
}

function PreviewCell({ column, value }: { readonly column: PreviewColumn; readonly value: number | string | null }) {
  if (value === null) {
    return (
      <td className="import-missing">
        <span className="visually-hidden">missing</span>
        <span aria-hidden="true">·</span>
      </td>
    );
  }
  const { storage, missing } = column.variable;
  const isMissing = isDeclaredMissing(value, missing);
  return (
    <td className={`${storage === "text" ? "" : "import-number"} ${isMissing ? "import-declared-missing" : ""}`}>
      {valueText(value, column.variable)}
      {isMissing && <span className="visually-hidden"> (missing)</span>}
    </td>
  );
}

function matching(columns: readonly PreviewColumn[], filter: string) {
  const isSought = variableSearch(filter);
  return columns.map((column, index) => ({ column, index })).filter(({ column: { variable } }) => isSought(variable));
}
