import type { ReportPicture } from "../src-contract/engine-api.ts";
import type { OutputChart } from "../src-contract/output.ts";
import { figureLabel } from "../src-wording/print.ts";
import { escapeHtml, richHtml } from "./rich-text.ts";

/** A figure as the APA manual sets it: number and title above, the chart as the window drew it, notes below. */
export function figureHtml(
  chart: OutputChart,
  number: number,
  title: string,
  picture: Pick<ReportPicture, "svg"> | null,
): string {
  const notes = chart.notes.map((note) => `<p class="note">${richHtml(note)}</p>`).join("\n");
  const drawing =
    picture === null
      ? ""
      : `<div class="picture" role="img" aria-label="${escapeHtml(chartAlternative(chart, title))}">${picture.svg}</div>`;
  return `<figure class="figure">
<figcaption><b>${figureLabel(number)}</b><i>${escapeHtml(title)}</i></figcaption>
${drawing}
${notes}
</figure>`;
}

/** What stands for a chart where it cannot be seen. */
export function chartAlternative({ subtitle, x, y, lines, bars = [] }: OutputChart, title: string): string {
  const named = [...bars.map(({ label, count }) => `${label} (${count})`), ...lines.map(({ label }) => label)].join(
    ", ",
  );
  return `${title}. ${subtitle}. ${y.label} by ${x.label}: ${named}.`;
}
