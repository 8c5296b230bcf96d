import { succeed } from "../../src-contract/outcome.ts";
import { mount } from "../../src-renderer/app/mount.tsx";
import { chartPicture } from "../../src-renderer/draw/chart/chart-picture.tsx";
import { openDocument } from "../../src-renderer/state/documents.ts";
import { hsbSlopesChart } from "./hsb-charts.ts";
import { hsbComparison, hsbOutput } from "./hsb-output.ts";
import { hsbProject } from "./hsb-project.ts";
import { memoryHost } from "./memory-host.ts";

/**
 * The window with High School and Beyond's project open over the in-memory host; every fit answers with its results.
 * Tests reach the app as `crosslevelApp`, the host as `crosslevelHost`, a picture of the chart as `crosslevelPicture`.
 */
const root = document.getElementById("root");
if (root === null) throw new Error("the page has no element #root");
const host = memoryHost({
  chosenPath: "/home/user/study.docx",
  start: { open: null },
  fit: () => succeed({ result: {} as never, output: hsbOutput }),
});
const calls = new Proxy(host.calls, {
  get: (target, method) => (method === "compare" ? async () => succeed(hsbComparison) : Reflect.get(target, method)),
});
const app = mount(root, { ...host, calls });
const [model] = hsbProject.models;
if (model === undefined) throw new Error("the project has a model");
const project = { ...hsbProject, models: [{ ...model, id: "model-1", name: "Null model" }, model] };
const opening = setInterval(() => {
  if (app.store.getState().start === null) return;
  clearInterval(opening);
  app.store.update((state) => openDocument(state, project, { path: null, saved: true }));
}, 20);
Object.assign(globalThis, {
  crosslevelApp: app,
  crosslevelHost: host,
  crosslevelPicture: () => chartPicture(hsbSlopesChart, "chart"),
});
