import type { App } from "../app/app.ts";
import { afterQuestions } from "./after-questions.ts";
import { startAutosave } from "./autosave.ts";
import { begin } from "./begin.ts";
import { closeUnusedTables } from "./close-tables.ts";
import { dataQuestions } from "./data-questions.ts";
import { comparisonQuestions, fitQuestions } from "./fit-questions.ts";
import { hearHost } from "./host-events.ts";
import { mirrorToHost } from "./host-mirror.ts";
import { keepAnswered } from "./questions.ts";
import { tableQuestions } from "./table-questions.ts";

/** Starts what happens by itself. Returns a function that stops it. */
export function startLive(app: App): () => void {
  const { host, store, engineTables } = app;
  const fits = fitQuestions(host, engineTables);
  const afters = afterQuestions(host, engineTables);
  const tables = tableQuestions(host, engineTables);
  const data = dataQuestions(host, engineTables);
  const comparisons = comparisonQuestions(host, engineTables);
  const answers = keepAnswered(store, (state) => [
    ...fits(state),
    ...tables(state),
    ...afters(state),
    ...comparisons(state),
    ...data(state),
  ]);
  const stops = [
    answers.stop,
    hearHost(app, () => {
      engineTables.forget();
      answers.again();
    }),
    mirrorToHost(app),
    startAutosave(app),
    closeUnusedTables(app),
  ];
  void begin(app);
  return () => {
    for (const stop of stops) stop();
  };
}
