import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { ProjectDocument } from "../../../src-contract/project.ts";
import { projectSchema } from "../../../src-contract/project-schema.ts";
import { migrateProject, type ProjectMigration, projectMigrations, projectVersion } from "./project-migrations.ts";

/** The name of the document inside a project file, and in failures about it. */
const documentEntry = "project.json";

/** The document as people may read it in the file. */
export function documentText(document: ProjectDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * Reads a project document of this or any earlier version. `path` is the file it comes from. Refused: a newer version,
 * and a text that is no such document (damaged).
 */
export function parseProject(
  text: string,
  path: string,
  { steps = projectMigrations, understood = projectVersion }: ParseOptions = {},
): Outcome<ProjectDocument> {
  const document = parseJson(text);
  if (document === null) return refuse({ code: "project-damaged", path, missing: documentEntry });
  const { format, version } = document;
  if (format !== "crosslevel-project") return refuse({ code: "project-not-one", path });
  if (typeof version !== "number") return refuse({ code: "project-damaged", path, missing: documentEntry });
  if (version > understood) return refuse({ code: "project-newer", path, version, understood });
  const parsed = projectSchema.safeParse(migrateProject(document, version, steps));
  return parsed.success ? succeed(parsed.data) : refuse({ code: "project-damaged", path, missing: documentEntry });
}

export interface ParseOptions {
  readonly steps?: readonly ProjectMigration[];
  readonly understood?: number;
}

function parseJson(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
