import type { SizeSummary, UnitNoun } from "../../../src-contract/levels.ts";
import { count, counted } from "../../wording/numbers.ts";

type Bin = SizeSummary["histogram"][number];

const height = 56;

/** How many units have which size. The numbers are read aloud; the bars show their pattern. */
export function SizeHistogram({
  sizes,
  units,
  inner,
}: {
  readonly sizes: SizeSummary;
  readonly units: UnitNoun;
  readonly inner: UnitNoun;
}) {
  const histogram = sizes.histogram.map((bin) => withinSizes(bin, sizes));
  const most = Math.max(1, ...histogram.map((bin) => bin.units));
  if (histogram.length < 2) return null;
  return (
    <figure className="size-histogram">
      <svg
        viewBox={`0 0 ${histogram.length * 10} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Sizes of ${units.plural}: ${histogram
          .filter((bin) => bin.units > 0)
          .map((bin) => `${binText(bin)} ${inner.plural}: ${count(bin.units)}`)
          .join("; ")}`}
      >
        {histogram.map((bin, index) => {
          const size = (bin.units / most) * (height - 4);
          return (
            <rect key={bin.from} x={index * 10 + 0.75} y={height - size} width={8.5} height={size}>
              <title>{`${binText(bin)} ${inner.plural}: ${counted(bin.units, units)}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption>
        <span>{count(histogram[0]?.from ?? 0)}</span>
        <span>
          {inner.plural} per {units.singular}
        </span>
        <span>{count(histogram.at(-1)?.to ?? 0)}</span>
      </figcaption>
    </figure>
  );
}

/** Bars begin and end at round sizes; the first and the last say the sizes that occur. */
function withinSizes({ from, to, units }: Bin, { min, max }: SizeSummary): Bin {
  return { from: Math.max(from, min), to: Math.min(to, max), units };
}

function binText({ from, to }: Bin): string {
  return from === to ? count(from) : `${count(from)} to ${count(to)}`;
}
