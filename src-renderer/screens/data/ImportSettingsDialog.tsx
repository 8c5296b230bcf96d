import type { ReactNode } from "react";
import { importProblemText } from "../../../src-wording/import.ts";
import type { DialogProps } from "../../app/dialogs/dialog-props.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { useAppState } from "../../state/app-context.ts";
import { findTable } from "../../state/tables.ts";
import { delimiterName, encodingOptions, formatNames, missingCodesText, quoteOptions } from "../../wording/import.ts";
import { count } from "../../wording/numbers.ts";
import "./import-settings.css";

/** How a table was read, and what was mended: nothing is mended silently. */
export function ImportSettingsDialog({ dialog, onClose }: DialogProps<"import-settings">) {
  const table = useAppState((state) => findTable(state.history.present, dialog.table));
  if (table === null) return null;
  const { name, path, format, options, problems } = table.source;
  const { sheet, headerRow, delimiter, decimalComma, encoding, missingCodes, quotes, keepFooter = false } = options;
  return (
    <Dialog
      title={`How “${table.name}” was read`}
      onClose={onClose}
      footer={
        <Button kind="primary" autoFocus onPress={onClose}>
          Close
        </Button>
      }
    >
      <dl className="import-settings">
        <Setting name="File">{path ?? name}</Setting>
        <Setting name="Format">{formatNames[format]}</Setting>
        {sheet !== null && <Setting name="Sheet">{sheet}</Setting>}
        <Setting name="Names of variables">
          {headerRow === null ? "In no row of the file" : `In row ${count(headerRow)}`}
        </Setting>
        {delimiter !== null && <Setting name="Columns separated by">{delimiterName(delimiter)}</Setting>}
        {quotes !== undefined && quotes !== "double" && (
          <Setting name="Cells quoted by">{quoteOptions.find(({ id }) => id === quotes)?.label}</Setting>
        )}
        {decimalComma !== null && <Setting name="Decimal sign">{decimalComma ? "Comma" : "Point"}</Setting>}
        {encoding !== null && (
          <Setting name="Encoding">{encodingOptions.find(({ id }) => id === encoding)?.label}</Setting>
        )}
        {keepFooter && <Setting name="Totals and remarks">Kept as data</Setting>}
        {missingCodes.length > 0 && <Setting name="Codes for missing values">{missingCodesText(missingCodes)}</Setting>}
      </dl>
      <h3 className="import-settings-title">What was mended, or looks wrong</h3>
      {problems.length === 0 ? (
        <p>Nothing: the file was read as it is.</p>
      ) : (
        <ul className="import-settings-problems">
          {problems.map((problem) => (
            <li key={JSON.stringify(problem)}>{importProblemText(problem)}</li>
          ))}
        </ul>
      )}
      <p className="import-settings-note">To read the file another way, open it again.</p>
    </Dialog>
  );
}

function Setting({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
