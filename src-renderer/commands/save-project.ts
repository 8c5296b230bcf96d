import type { SaveProject } from "../../src-contract/host-api.ts";
import { projectExtension } from "../../src-contract/project.ts";
import type { App } from "../app/app.ts";
import { reportPictures } from "../draw/report-pictures.ts";
import { type AppState, isCurrent } from "../state/app-state.ts";
import { entitled, replaceSaved, saved, savingBegins, savingFailed } from "../state/files.ts";
import { settle } from "../state/messages.ts";
import { chooseFileToSave } from "./choose-file.ts";
import { rememberOpened } from "./remember-opened.ts";
import { tellFailure } from "./tell-failure.ts";

/** Saves the project where it is kept; asks where, the first time. True: it is saved. */
export async function saveProject(app: App): Promise<boolean> {
  const { path } = app.store.getState().file;
  return path === null ? saveProjectAs(app) : saveTo(app, path, false);
}

export async function saveProjectAs(app: App): Promise<boolean> {
  const { title } = app.store.getState().history.present;
  const path = await chooseFileToSave(app, "project", `${title}${projectExtension}`);
  return path === null ? false : saveTo(app, path, true);
}

/**
 * A project is called as its file is. The document may change while it is being saved: what was saved is what counts as
 * saved.
 */
async function saveTo({ store, host }: App, path: string, replacing: boolean): Promise<boolean> {
  const state = store.getState();
  const { present } = state.history;
  const document = entitled(present, titleOf(path));
  store.update(savingBegins);
  const pictures = await reportPictures(state);
  const results = currentResults(state);
  const answer = await host.calls.saveProject({ document, path, results, pictures, replacing });
  store.update((now) =>
    answer.ok
      ? settle(saved(replaceSaved(now, present, document), document, answer.value.path, answer.value.saved), "saving")
      : savingFailed(now, answer.failure),
  );
  if (answer.ok) rememberOpened(store, answer.value.path, "project");
  else tellFailure(store, answer.failure, "saving");
  return answer.ok;
}

/** "study", of "/home/user/study.crosslevel". */
function titleOf(path: string): string {
  const name = path.split(/[/\\]/).at(-1) ?? path;
  return name.endsWith(projectExtension) ? name.slice(0, -projectExtension.length) : name;
}

/** Only results of the models as they are go into the file. */
function currentResults({ fits, history }: AppState): SaveProject["results"] {
  return history.present.models.flatMap(({ id }) => {
    const fit = fits[id];
    return fit !== undefined && fit.answer !== null && isCurrent(fit) ? [{ model: id, answer: fit.answer }] : [];
  });
}
