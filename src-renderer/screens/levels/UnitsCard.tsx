import type { UnitNoun, UnitsReport, UpperLevel } from "../../../src-contract/levels.ts";
import { Card } from "../../parts/Card.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { count, counted, decimal } from "../../wording/numbers.ts";
import { SizeHistogram } from "./SizeHistogram.tsx";

export interface UnitsCardProps {
  readonly units: UnitsReport;
  readonly level: UpperLevel;
  readonly inner: UnitNoun;
  /** "level 2", "crossed factor". */
  readonly place: string;
}

/** The units of a level or a crossed factor: how many, how large, and what is odd about them. */
export function UnitsCard({ units, level, inner, place }: UnitsCardProps) {
  const { sizes, singletons, rowsWithoutId } = units;
  const figures = [
    { name: "Smallest", value: count(sizes.min) },
    { name: "Median", value: decimal(sizes.median, Number.isInteger(sizes.median) ? 0 : 1) },
    { name: "Mean", value: decimal(sizes.mean, 1) },
    { name: "Largest", value: count(sizes.max) },
  ];
  return (
    <Card
      title={
        <>
          {counted(units.count, level)} <span className="levels-soft">{place}</span>
        </>
      }
    >
      <p className="levels-soft">
        Number of {inner.plural} per {level.singular}, as identified by {units.id.join(" + ")}:
      </p>
      <dl className="levels-figures">
        {figures.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <SizeHistogram sizes={sizes} units={level} inner={inner} />
      {units.count === 1 && (
        <Notice tone="warning">
          There is only one {level.singular}: nothing can vary between {level.plural}. Choose another variable to
          identify them.
        </Notice>
      )}
      {singletons > 0 && (
        <Notice tone={singletons === units.count ? "warning" : "info"}>
          {singletons === units.count
            ? `Each ${level.singular} has a single ${inner.singular}: differences within and between ${level.plural} cannot be told apart.`
            : `${counted(singletons, level)} ${singletons === 1 ? "has" : "have"} a single ${inner.singular}${singletons === 1 ? ", which says" : " each, which say"} nothing about differences within ${level.plural}.`}
        </Notice>
      )}
      {rowsWithoutId > 0 && (
        <Notice tone="warning">
          {units.id.join(" + ")} is missing in {counted(rowsWithoutId, { singular: "row", plural: "rows" })}, which
          cannot be used in models.
        </Notice>
      )}
    </Card>
  );
}
