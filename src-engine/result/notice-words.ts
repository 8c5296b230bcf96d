import type { EffectInWords, FactorInWords, Notice, NoticeContent } from "../../src-contract/notice.ts";
import type { ColumnFactor, DesignColumn } from "../design/columns.ts";
import { nameInEquation } from "../design/equations.ts";
import { groupName, variableName } from "../specification/specification.ts";

/** What notices have in common: their severity, and how they name effects and give numbers. */

export function notice(severity: Notice["severity"], content: NoticeContent): Notice {
  return { severity, ...content };
}

export function effectInWords(column: DesignColumn): EffectInWords {
  const { equation } = column;
  return { name: nameInEquation(column), ...(equation !== undefined && { equation }) };
}

export function factorInWords({ variable, category }: ColumnFactor): FactorInWords {
  if (variable.kind === "categorical") return { name: variable.name, category: category ?? "" };
  const { centering } = variable;
  return {
    name: variableName(variable),
    centering: centering.kind === "group" ? { kind: "group", group: groupName(centering.by) } : centering,
  };
}

export function threeDigits(value: number): number {
  return Number(value.toPrecision(3));
}
