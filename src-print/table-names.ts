import type { ProjectTable } from "../src-contract/project.ts";
import { type Names, plainNames, wholeNumber } from "../src-wording/names.ts";

/**
 * What sentences call the columns of a model and the units of a table: variables by their labels, categories by theirs
 * ("Sector: Catholic"), products with ×, units as the levels name them.
 */
export function namesOfTable({ variables, levels }: ProjectTable): Names {
  const nounOf = (group: string) => levels?.upper.find(({ id }) => id.join(":") === group);
  const variableOf = (name: string) => variables.find((variable) => variable.name === name);
  const variableText = (name: string) => variableOf(name)?.label || name;
  const factorText = (factor: string) => {
    const { base, category, power, meanBy } = partsOf(factor);
    const label = variableOf(base)?.valueLabels.find(({ value }) => String(value) === category)?.label;
    const averaged =
      meanBy === undefined ? variableText(base) : `${nounOf(meanBy)?.singular ?? meanBy} mean of ${variableText(base)}`;
    const raised = power === undefined ? averaged : `${averaged} to the power ${power}`;
    return category === undefined ? raised : `${raised}: ${label ?? category}`;
  };
  return {
    column: (name) => name.split(betweenFactors).map(factorText).join(" × "),
    units: (group, count) => {
      const noun = nounOf(group);
      return noun === undefined
        ? plainNames.units(group, count)
        : `${wholeNumber(count)} ${count === 1 ? noun.singular : noun.plural}`;
    },
    unit: (group) => nounOf(group)?.singular ?? plainNames.unit(group),
    unitPlural: (group) => nounOf(group)?.plural ?? plainNames.unitPlural(group),
    rows: (count) =>
      levels === null
        ? plainNames.rows(count)
        : `${wholeNumber(count)} ${count === 1 ? levels.first.singular : levels.first.plural}`,
  };
}

/** A colon that joins factors, not one inside "mean(ses, by: school)" or a category's brackets. */
const betweenFactors = /:(?![^([]*[)\]])/;

/** `sector[Catholic]`, `age^2`, `mean(ses, by: school)` → its parts. */
function partsOf(factor: string): {
  readonly base: string;
  readonly category: string | undefined;
  readonly power: string | undefined;
  readonly meanBy: string | undefined;
} {
  const [, withPower = factor, category] = /^(.*?)(?:\[(.*)\])?$/.exec(factor) ?? [];
  const [, own = withPower, power] = /^(.*?)(?:\^(-?[\d.]+))?$/.exec(withPower) ?? [];
  const [, averaged, meanBy] = /^mean\((.*), by: (.*)\)$/.exec(own) ?? [];
  return { base: averaged ?? own, category, power, meanBy };
}
