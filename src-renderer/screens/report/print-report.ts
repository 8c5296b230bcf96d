import type { App } from "../../app/app.ts";
import { showScreen } from "../../state/views.ts";
import { refreshed } from "./export-report.ts";

/**
 * Shows the report and, once everything in it is that of its models, hands it to the system to be printed or kept as a PDF.
 * What goes on paper is `PrintedReport`.
 */
export async function printReport({ store }: App): Promise<void> {
  store.update((state) => showScreen(state, "report"));
  await refreshed(store);
  await drawn();
  window.print();
}

/** When the screen has been drawn as it is now. */
function drawn(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}
