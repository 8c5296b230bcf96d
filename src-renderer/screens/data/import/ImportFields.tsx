import { type ReactNode, useEffect, useState } from "react";
import {
  hasHeaderRow,
  type ImportOptions,
  type ImportPreview,
  type ImportReason,
  isDescribed,
  type ResolvedImportOptions,
  type SheetSummary,
} from "../../../../src-contract/data-import.ts";
import { importReasonText } from "../../../../src-wording/import.ts";
import { changeImport } from "../../../commands/import-data.ts";
import { Select } from "../../../parts/Select.tsx";
import { TextField } from "../../../parts/TextField.tsx";
import { useApp } from "../../../state/app-context.ts";
import { encodingOptions, missingCodesOf, missingCodesText, quoteOptions } from "../../../wording/import.ts";
import { counted } from "../../../wording/numbers.ts";
import { DelimiterField } from "./DelimiterField.tsx";

const userChose: ImportReason = { code: "user-chose" };

const footerOptions = [
  { id: "left-out", label: "Leave out" },
  { id: "data", label: "Keep as data" },
] as const;

const decimalOptions = [
  { id: "point", label: "Point 1.5" },
  { id: "comma", label: "Comma 1,5" },
] as const;

interface ImportFieldsProps {
  readonly preview: ImportPreview;
  /** What the user chose, whether the file could be read that way or not. */
  readonly chosen: ImportOptions;
  readonly isPasted: boolean;
}

/** How the file is read. What does not apply to its format is not there; each guess says its reason. */
export function ImportFields({ preview, chosen, isPasted }: ImportFieldsProps) {
  const app = useApp();
  const { sheets, format } = preview;
  const options: ResolvedImportOptions = { ...preview.options, ...chosen };
  const byUser = Object.fromEntries(Object.keys(chosen).map((option) => [option, userChose]));
  const reasons: ImportPreview["reasons"] = { ...preview.reasons, ...byUser };
  return (
    <div className="import-fields">
      {sheets.length > 1 && options.sheet !== null && (
        <Reasoned reason={reasons.sheet}>
          <Select
            label="Sheet"
            options={sheets.map((sheet) => ({ id: sheet.name, label: sheet.name, ...descriptionOf(sheet) }))}
            value={options.sheet}
            onChange={(sheet) => void changeImport(app, { sheet })}
          />
        </Reasoned>
      )}
      {hasHeaderRow(format) && (
        <Reasoned reason={reasons.headerRow}>
          <Select
            label="Names of variables"
            options={headerOptions(preview.firstRows, options.headerRow)}
            value={options.headerRow === null ? "none" : String(options.headerRow)}
            onChange={(row) => void changeImport(app, { headerRow: row === "none" ? null : Number(row) })}
          />
        </Reasoned>
      )}
      {options.delimiter !== null && (
        <Reasoned reason={reasons.delimiter}>
          <DelimiterField delimiter={options.delimiter} />
        </Reasoned>
      )}
      {options.quotes !== undefined && mayBeQuotedOtherwise(preview, chosen) && (
        <Reasoned reason={reasons.quotes}>
          <Select
            label="Cells are quoted by"
            options={quoteOptions}
            value={options.quotes}
            onChange={(quotes) => void changeImport(app, { quotes })}
          />
        </Reasoned>
      )}
      {options.decimalComma !== null && (
        <Reasoned reason={reasons.decimalComma}>
          <Select
            label="Decimal sign"
            options={decimalOptions}
            value={options.decimalComma ? "comma" : "point"}
            onChange={(sign) => void changeImport(app, { decimalComma: sign === "comma" })}
          />
        </Reasoned>
      )}
      {!isPasted && options.encoding !== null && (
        <Reasoned reason={reasons.encoding}>
          <Select
            label="Encoding"
            options={encodingOptions}
            value={options.encoding}
            onChange={(encoding) => void changeImport(app, { encoding })}
          />
        </Reasoned>
      )}
      {!isDescribed(format) && (
        <Reasoned reason={reasons.missingCodes}>
          <MissingCodes codes={options.missingCodes} />
        </Reasoned>
      )}
      {mayHaveFooter(preview, chosen) && (
        <Reasoned reason={chosen.keepFooter === undefined ? null : userChose}>
          <Select
            label="Totals and remarks"
            options={footerOptions}
            value={options.keepFooter === true ? "data" : "left-out"}
            onChange={(rows) => void changeImport(app, { keepFooter: rows === "data" })}
          />
        </Reasoned>
      )}
    </div>
  );
}

/** Whether quotes were left in cells, or cells are not as they should be: elsewhere the usual quotes are no question. */
/** How long a sheet is, and whether the workbook hides it. */
function descriptionOf({ rows, hidden }: SheetSummary): { readonly description?: string } {
  const size = rows === null ? [] : [counted(rows, { singular: "row", plural: "rows" })];
  const parts = [...size, ...(hidden === true ? ["hidden in the workbook"] : [])];
  return parts.length === 0 ? {} : { description: parts.join(", ") };
}

function mayBeQuotedOtherwise({ options, firstRows, columns }: ImportPreview, { quotes }: ImportOptions): boolean {
  if (quotes !== undefined || options.quotes !== "double" || columns.length === 1) return true;
  return firstRows.some((row) => row.length !== columns.length || row.some((cell) => /["']/.test(cell)));
}

/** Whether rows below the data are left out, were, or may turn out to be once all of a long file is read. */
function mayHaveFooter({ format, problems, rows }: ImportPreview, { keepFooter }: ImportOptions): boolean {
  if (!hasHeaderRow(format)) return false;
  return keepFooter !== undefined || rows === null || problems.some(({ code }) => code === "footer-left-out");
}

/** The row of names: one of the first rows, the one chosen, or none. */
function headerOptions(firstRows: ImportPreview["firstRows"], chosen: number | null) {
  const rows = [...firstRows.slice(0, 10).keys()].map((index) => index + 1);
  const shown = chosen === null || rows.includes(chosen) ? rows : [...rows, chosen];
  return [
    { id: "none", label: "In no row" },
    ...shown.map((row) => {
      const cells = firstRows[row - 1]?.filter((cell) => cell !== "").slice(0, 4);
      return {
        id: String(row),
        label: `In row ${row}`,
        ...(cells !== undefined && cells.length > 0 && { description: cells.join(", ") }),
      };
    }),
  ];
}

/** Committed when the field is left or Enter is pressed: every commit reads the file anew. */
function MissingCodes({ codes }: { readonly codes: readonly string[] }) {
  const app = useApp();
  const text = missingCodesText(codes);
  const [draft, setDraft] = useState(text);
  useEffect(() => setDraft(text), [text]);
  const commit = () => {
    if (missingCodesText(missingCodesOf(draft)) !== text) {
      void changeImport(app, { missingCodes: missingCodesOf(draft) });
    }
  };
  return (
    <TextField
      label="Codes for missing values"
      value={draft}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={(event) => event.key === "Enter" && commit()}
      placeholder="Such as NA, -99"
    />
  );
}

/** A field and, below it, why it has this value. The line is there even when it is empty, so that nothing moves. */
function Reasoned({ reason, children }: { readonly reason: ImportReason | null; readonly children: ReactNode }) {
  return (
    <div className="import-field">
      {children}
      <p className="import-reason">{reason === null ? "" : importReasonText(reason)}</p>
    </div>
  );
}
