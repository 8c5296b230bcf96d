import { dataQuestionKey } from "../../src-contract/data-question.ts";
import type { ReportPicture } from "../../src-contract/engine-api.ts";
import type { OutputChart } from "../../src-contract/output.ts";
import { dataChartOf } from "../../src-print/report-blocks.ts";
import type { AppState } from "../state/app-state.ts";
import { outputOf } from "../state/knowledge.ts";
import { chartPicture } from "./chart/chart-picture.tsx";

/** The charts of the report's items and of the models' results as pictures, for project files and exports. */
export async function reportPictures(state: AppState): Promise<readonly ReportPicture[]> {
  const pictures: ReportPicture[] = [];
  for (const { item, chart } of chartsToDraw(state)) pictures.push({ ...(await drawnOnce(chart)), item });
  return pictures;
}

function chartsToDraw(state: AppState): readonly { readonly item: string; readonly chart: OutputChart }[] {
  const { report, models } = state.history.present;
  const chartsOf = (model: string) => outputOf(state, model)?.charts ?? [];
  const ofReport = report.flatMap((item) =>
    item.kind === "chart"
      ? chartsOf(item.model)
          .filter(({ kind, name }) => kind === item.chart && name === item.name)
          .map((chart) => ({ item: item.id, chart }))
      : [],
  );
  const ofData = report.flatMap((item) => {
    if (item.kind !== "data-chart") return [];
    const chart = dataChartOf(item, state.dataTables[dataQuestionKey(item.table, item.question)]?.answer);
    return chart === undefined ? [] : [{ item: item.id, chart }];
  });
  const ofModels = models.flatMap(({ id }) =>
    chartsOf(id)
      .slice(0, 1)
      .map((chart) => ({ item: id, chart })),
  );
  return [...ofReport, ...ofData, ...ofModels];
}

/** A chart is drawn once however often the project is saved: outputs are never changed, only replaced. */
const drawn = new WeakMap<OutputChart, Promise<ReportPicture>>();

function drawnOnce(chart: OutputChart): Promise<ReportPicture> {
  const known = drawn.get(chart);
  if (known !== undefined) return known;
  const picture = chartPicture(chart, "");
  drawn.set(chart, picture);
  return picture;
}
