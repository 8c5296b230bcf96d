import { TextColumnBuilder } from "../../table/column-builder.ts";
import type { TextColumn } from "../../table/table.ts";
import { cellText, isEmpty } from "./cell.ts";
import { CellMemory } from "./cell-memory.ts";
import type { DataBytes, DataRows } from "./data-rows.ts";

/** Keeps a column's texts as they are, spaces around included; cells of nothing but spaces are empty. */
export class TextCollector {
  readonly storage = "text";
  /** Cells that are not empty. */
  cells = 0;
  private readonly builder = new TextColumnBuilder();
  private readonly memory = new CellMemory((text) => (isEmpty(text) ? -1 : this.builder.codeFor(text)));

  take(data: DataRows, column: number): void {
    if (data.kind === "bytes") {
      this.takeBytes(data, column);
      return;
    }
    for (const row of data.rows) {
      const cell = row[column];
      if (isEmpty(cell)) {
        this.builder.addNothing();
      } else {
        this.builder.add(cellText(cell));
        this.cells++;
      }
    }
  }

  private takeBytes({ text, rows }: DataBytes, column: number): void {
    for (const row of rows) {
      const cell = text.cell(row, column);
      const code = cell < 0 ? -1 : this.memory.valueOf(text, cell);
      this.builder.addCode(code);
      if (code >= 0) this.cells++;
    }
  }

  skip(rows: number): void {
    this.builder.fill(rows);
  }

  finish(): TextColumn {
    return this.builder.finish();
  }
}
