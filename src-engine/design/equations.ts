import type { DesignColumn } from "./columns.ts";

/** The columns of all equations of a multinomial outcome, category by category, by their names: `clerical: age`. */
export function equationColumns<Column extends DesignColumn>(
  columns: readonly Column[],
  equations: readonly (string | number)[] | null,
): readonly Column[] {
  if (equations === null) return columns;
  return equations.flatMap((category) =>
    columns.map((column) => ({ ...column, name: `${category}: ${column.name}`, equation: category })),
  );
}

/** `age`, of the column `clerical: age`. */
export function nameInEquation({ name, equation }: Pick<DesignColumn, "name" | "equation">): string {
  return equation === undefined ? name : name.slice(`${equation}: `.length);
}
