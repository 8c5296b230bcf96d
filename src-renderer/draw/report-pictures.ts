import type { ReportPicture } from "../../src-contract/engine-api.ts";
import type { AppState } from "../state/app-state.ts";

/** The charts of the report's items and of the models' results as pictures, for project files and exports. */
export async function reportPictures(_state: AppState): Promise<readonly ReportPicture[]> {
  return [];
}
