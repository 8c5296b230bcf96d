import { Button } from "react-aria-components";
import type { ImportPreview } from "../../../../src-contract/data-import.ts";
import { changeImport } from "../../../commands/import-data.ts";
import { ScrollRegion } from "../../../parts/ScrollRegion.tsx";
import { useApp } from "../../../state/app-context.ts";

const columnsShown = 60;

/** The rows as they stand in the file: choosing one makes it the row of names. */
export function FileRowsTable({ preview }: { readonly preview: ImportPreview }) {
  const app = useApp();
  const { headerRow } = preview.options;
  return (
    <ScrollRegion className="import-scroll" label="Rows of the file">
      <table className="import-table import-file-rows">
        <tbody>
          {preview.firstRows.map((cells, index) => {
            const row = index + 1;
            return (
              <tr key={row} className={className(row, headerRow)}>
                <th scope="row">
                  <Button
                    className="import-row-button"
                    aria-pressed={row === headerRow}
                    aria-label={`Row ${row}: names of variables`}
                    onPress={() => void changeImport(app, { headerRow: row === headerRow ? null : row })}
                  >
                    {row}
                    <span className="import-row-tag">{row === headerRow ? "names" : "use as names"}</span>
                  </Button>
                </th>
                {cells.slice(0, columnsShown).map((cell, column) => (
                  <td key={`column ${String(column)}`}>{cell}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function className(row: number, headerRow: number | null): string {
  if (row === headerRow) return "import-header-row";
  return headerRow !== null && row < headerRow ? "import-row-above" : "";
}
