import type { App } from "../app/app.ts";
import { chooseFileToOpen } from "./choose-file.ts";
import { closeWindow } from "./close-window.ts";
import type { Command, CommandsOf } from "./command.ts";
import { newProject } from "./open-project.ts";
import { openSample } from "./open-sample.ts";
import { openSource } from "./open-source.ts";
import { saveProject, saveProjectAs } from "./save-project.ts";

export function fileCommands(
  app: App,
): CommandsOf<
  | "file.new"
  | "file.open"
  | "file.sample.hsb"
  | "file.sample.sleepstudy"
  | "file.sample.growth"
  | "file.save"
  | "file.saveAs"
  | "file.close"
> {
  const always = () => true;
  const sample = (id: string): Command => ({
    when: ({ start }) => start?.samples.some((candidate) => candidate.id === id) ?? false,
    run: () => openSample(app, id),
  });
  return {
    "file.new": { when: always, run: () => newProject(app) },
    "file.open": { when: always, run: () => openChosen(app) },
    "file.sample.hsb": sample("hsb"),
    "file.sample.sleepstudy": sample("sleepstudy"),
    "file.sample.growth": sample("growth"),
    "file.save": {
      when: ({ history, file }) => history.present !== file.savedDocument && !file.saving,
      run: async () => void (await saveProject(app)),
    },
    "file.saveAs": {
      when: ({ history, file }) => history.present.tables.length > 0 && !file.saving,
      run: async () => void (await saveProjectAs(app)),
    },
    "file.close": { when: always, run: () => closeWindow(app) },
  };
}

async function openChosen(app: App): Promise<void> {
  const source = await chooseFileToOpen(app, "data-or-project");
  if (source !== null) await openSource(app, source);
}
