import type { AppState } from "../../state/app-state.ts";
import type { Screen } from "../../state/view.ts";
import { activeModel, activeTable } from "../../state/views.ts";

/** One step of the guided first analysis. It points at the real control and notices when it has been used. */
export interface GuideStep {
  readonly title: string;
  readonly text: string;
  /** The screen where it happens. */
  readonly screen: Screen;
  /** Where to point, best first: values of `data-guide` in the page. */
  readonly anchors: readonly string[];
  readonly isDone: (state: AppState) => boolean;
}

export const guideSteps: readonly GuideStep[] = [];
