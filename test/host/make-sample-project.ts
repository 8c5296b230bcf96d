import { join } from "node:path";
import type { FitAnswer } from "../../src-contract/engine-api.ts";
import { answerOf } from "../support/host-engine.ts";
import { hostFolder, openWindow, runHost } from "../support/host-harness.ts";
import { hsbDocument, hsbRequest } from "../support/host-hsb.ts";

/**
 * Makes the stored sample project of the present version: `node test/host/run.mjs make-sample-project
 * test/data/projects/v1-hsb.crosslevel`. Once a version was released its sample is never made again: every later
 * version has to open it.
 */
const [, engine = "", path = ""] = process.argv.slice(2);
const { folder, remove } = hostFolder();
const samples = join(process.cwd(), "assets/examples");
const { host } = runHost(engine, folder, { samples, now: () => new Date("2026-11-20T12:00:00Z") });
const { calls } = openWindow(host);
const document = hsbDocument(answerOf(await calls.openData({ source: { kind: "sample", id: "hsb" }, options: {} })));
const results: { readonly model: string; readonly answer: FitAnswer }[] = [];
for (const { id } of document.models) {
  results.push({ model: id, answer: answerOf(await calls.fit(hsbRequest(document, id))) });
}
const saved = answerOf(await calls.saveProject({ document, path: join(process.cwd(), path), results, pictures: [] }));
console.log(saved);
await calls.close(null);
await host.close();
remove();
