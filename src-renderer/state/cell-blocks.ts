import type { CellBlock } from "../../src-contract/step-contents.ts";
import type { UnfitCell } from "../../src-contract/step-report.ts";

/** Blocks of cells, some of whose values their variables cannot hold. */

/** All other cells of a block, as few blocks as whole rows allow. */
export function fittingBlocks(block: CellBlock, unfit: readonly UnfitCell[]): readonly CellBlock[] {
  const byRow = namesByRow(unfit);
  const blocks: CellBlock[] = [];
  let whole: CellBlock["values"][number][] = [];
  const endWhole = (row: number) => {
    if (whole.length > 0) blocks.push({ row: row - whole.length, variables: block.variables, values: whole });
    whole = [];
  };
  for (const [place, values] of block.values.entries()) {
    const row = block.row + place;
    const names = byRow.get(row);
    if (names === undefined) {
      whole.push(values);
      continue;
    }
    endWhole(row);
    const kept = [...block.variables.entries()].filter(([, name]) => !names.includes(name));
    if (kept.length > 0) {
      blocks.push({ row, variables: kept.map(([, name]) => name), values: [kept.map(([at]) => values[at] ?? null)] });
    }
  }
  endWhole(block.row + block.values.length);
  return blocks;
}

/** The block with nothing in these cells. */
export function withoutValues(block: CellBlock, unfit: readonly UnfitCell[]): CellBlock {
  const byRow = namesByRow(unfit);
  const values = block.values.map((row, place) => {
    const names = byRow.get(block.row + place);
    return names === undefined
      ? row
      : row.map((value, at) => (names.includes(block.variables[at] ?? "") ? null : value));
  });
  return { ...block, values };
}

function namesByRow(unfit: readonly UnfitCell[]): ReadonlyMap<number, readonly string[]> {
  const byRow = new Map<number, string[]>();
  for (const { row, name } of unfit) byRow.set(row, [...(byRow.get(row) ?? []), name]);
  return byRow;
}
