import type { ComponentType } from "react";
import { DataScreen } from "../screens/data/DataScreen.tsx";
import { LevelsScreen } from "../screens/levels/LevelsScreen.tsx";
import { ModelScreen } from "../screens/model/ModelScreen.tsx";
import { ReportScreen } from "../screens/report/ReportScreen.tsx";
import { ResultsScreen } from "../screens/results/ResultsScreen.tsx";
import { WelcomeScreen } from "../screens/welcome/WelcomeScreen.tsx";
import type { Screen } from "../state/view.ts";

/** One component a step of the walk; each reads the state for itself. */
export const screenComponents: Readonly<Record<Screen, ComponentType>> = {
  welcome: WelcomeScreen,
  data: DataScreen,
  levels: LevelsScreen,
  model: ModelScreen,
  results: ResultsScreen,
  report: ReportScreen,
};
