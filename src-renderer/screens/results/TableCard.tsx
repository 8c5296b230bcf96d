import { memo } from "react";
import type { OutputTable } from "../../../src-contract/output.ts";
import type { ModelId } from "../../../src-contract/project.ts";
import { tableLabel } from "../../../src-wording/print.ts";
import { OutputTableView } from "../../draw/table/OutputTableView.tsx";
import { MenuItem, MenuSection } from "../../parts/Menu.tsx";
import { useApp } from "../../state/app-context.ts";
import type { NewReportItem } from "../../state/report-items.ts";
import { residualFileWords } from "../../wording/after.ts";
import { resultsWords as words } from "../../wording/results.ts";
import { ResultCard } from "./ResultCard.tsx";
import { tableItem } from "./report-pieces.ts";
import { openResidualFile, residualFileOf, saveResidualFile } from "./residual-files.ts";
import { addToReport, copyTables, exportTable, type TableFormat } from "./result-actions.ts";

export type TableCardProps = {
  readonly table: OutputTable;
  readonly number: number;
  readonly isStale: boolean;
} & (
  | { /** Whose table it is. */ readonly model: ModelId; readonly item?: undefined }
  | {
      readonly model?: undefined /** What stands for it in the report, where it is no model's. */;
      readonly item: NewReportItem;
    }
);

/**
 * One table and what can be done with it. A stale one can be read, not taken along. Drawn again only when its content
 * is another one: most of what a click on the model changes is not in it.
 */
export const TableCard = memo(function TableCard({ table, number, isStale, model, item }: TableCardProps) {
  const app = useApp();
  const residuals = model === undefined ? null : residualFileOf(table);
  const saves = () => (
    <>
      {formats.map(({ id, label, format }) => (
        <MenuItem
          key={id}
          id={id}
          label={label}
          isDisabled={isStale}
          onAction={() => void exportTable(app, { table, number }, format)}
        />
      ))}
      {model !== undefined && residuals !== null && (
        <MenuSection title={residualFileWords.all}>
          {residualFileWords.formats.map(([format, label]) => (
            <MenuItem
              key={format}
              id={`residuals-${format}`}
              label={`${label}…`}
              isDisabled={isStale}
              onAction={() => void saveResidualFile(app, model, residuals, format)}
            />
          ))}
          <MenuItem
            id="residuals-open"
            label={residualFileWords.open}
            isDisabled={isStale}
            onAction={() => void openResidualFile(app, model, residuals)}
          />
        </MenuSection>
      )}
    </>
  );
  return (
    <ResultCard
      label={`${tableLabel(number)}: ${table.title}`}
      copyLabel={words.copyForWord}
      saveLabel={words.export}
      isStale={isStale}
      onCopy={() => void copyTables(app, [{ table, number }])}
      onAdd={() => addToReport(app, [item ?? tableItem(model, table)])}
      saves={saves}
    >
      {(buttons) => (
        <>
          <div className="result-card-actions">{buttons}</div>
          <OutputTableView table={table} number={number} isStale={isStale} />
        </>
      )}
    </ResultCard>
  );
});

const formats: readonly { readonly id: string; readonly label: string; readonly format: TableFormat }[] = [
  { id: "docx", label: words.exportAs.docx, format: { format: "docx" } },
  { id: "html", label: words.exportAs.html, format: { format: "html" } },
  { id: "tex", label: words.exportAs.tex, format: { format: "tex" } },
  { id: "csv-shown", label: words.exportAs.csvShown, format: { format: "csv", digits: "shown" } },
  { id: "csv-all", label: words.exportAs.csvAll, format: { format: "csv", digits: "all" } },
];
