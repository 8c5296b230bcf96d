import { TextColumnBuilder } from "../../table/column-builder.ts";
import type { TextColumn } from "../../table/table.ts";
import { cellText, isEmpty } from "./cell.ts";
import type { DataRows } from "./data-rows.ts";

/** Keeps a column's texts as they are, spaces around included; cells of nothing but spaces are empty. */
export class TextCollector {
  readonly storage = "text";
  /** Cells that are not empty. */
  cells = 0;
  private readonly builder = new TextColumnBuilder();

  take({ rows }: DataRows, column: number): void {
    for (const row of rows) {
      const cell = row[column];
      if (isEmpty(cell)) {
        this.builder.addNothing();
      } else {
        this.builder.add(cellText(cell));
        this.cells++;
      }
    }
  }

  skip(rows: number): void {
    this.builder.fill(rows);
  }

  finish(): TextColumn {
    return this.builder.finish();
  }
}
