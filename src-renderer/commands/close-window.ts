import type { App } from "../app/app.ts";
import { mayLeaveProject } from "./leave-project.ts";

/** Closes the window, after asking about unsaved changes. */
export async function closeWindow(app: App): Promise<void> {
  if (!(await mayLeaveProject(app, "close"))) return;
  await app.host.calls.close(null);
}
