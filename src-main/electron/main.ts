import * as electron from "electron";
import { startApplication } from "./application.ts";
import { programFiles } from "./program-files.ts";

const { app } = electron;

startApplication(electron, {
  files: programFiles(app.getAppPath(), app.isPackaged, process.resourcesPath),
  words: process.argv,
  platform: process.platform,
  onInterrupt: (end) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, end);
  },
});
