import type { HostApi } from "../../../src-contract/host-api.ts";
import { refuse, succeed } from "../../../src-contract/outcome.ts";
import type { Handlers } from "../../../src-contract/rpc.ts";
import { replaceContent, replaceFile } from "../files/replace-file.ts";
import type { HostParts } from "../host-parts.ts";
import { discardSession } from "../sessions/recoveries.ts";

type ProjectCalls = Pick<
  Handlers<HostApi>,
  | "exportTable"
  | "exportResidualFile"
  | "exportReport"
  | "exportPicture"
  | "exportAnalysis"
  | "newProject"
  | "openProject"
  | "saveProject"
  | "autosave"
  | "recover"
  | "discardRecovery"
>;

/** Calls that write what the user hands in or keeps, and bring it back. */
export function projectCalls({ options, engine, workspace, sources, recent }: HostParts): ProjectCalls {
  const { calls } = engine;
  return {
    exportTable: (input, signal) => replaceFile(input.path, (path) => calls.exportTable({ ...input, path }, signal)),
    exportResidualFile: async (input, signal) => {
      const { tables } = await workspace.place();
      await tables.reopen([input.table]);
      return replaceFile(input.path, (path) => calls.exportResidualFile({ ...input, path }, signal));
    },
    exportReport: async (input, signal) => {
      const { tables } = await workspace.place();
      await tables.reopen(input.document.tables.map(({ id }) => id));
      return replaceFile(input.path, (path) => calls.exportReport({ ...input, path }, signal));
    },
    exportPicture: ({ path, content }) => replaceContent(path, content),
    exportAnalysis: ({ path, analysis }) => replaceContent(path, `${JSON.stringify(analysis, null, 2)}\n`),
    newProject: async () => {
      await workspace.newProject();
      return succeed(null);
    },
    openProject: async ({ source }) => {
      if (source.kind === "pasted" || source.kind === "sample") {
        return refuse({ code: "project-not-one", path: source.kind });
      }
      const found = await sources.find(source);
      if (!found.ok) return found;
      const path = source.kind === "path" ? source.path : null;
      const opened = await workspace.openProject(found.value.path, path);
      if (opened.ok && path !== null) await recent.add(path, "project");
      return opened;
    },
    saveProject: async (input) => {
      const saved = await workspace.saveProject(input);
      if (saved.ok) await recent.add(input.path, "project");
      return saved;
    },
    autosave: ({ document, path }) => workspace.autosave(document, path),
    recover: ({ session }) => workspace.recover(session),
    discardRecovery: async ({ session }) =>
      (await discardSession(options.folders.sessions, session))
        ? succeed(null)
        : refuse({ code: "recovery-gone", session }),
  };
}
