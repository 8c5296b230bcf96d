import { createHash } from "node:crypto";
import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { ProjectDocument } from "../../../src-contract/project.ts";
import { cannotWrite, systemCode } from "../../../src-contract/system-failure.ts";
import { parseProject } from "../projects/project-document.ts";

/**
 * The document as it was last autosaved. Two files take turns, each with the number of its generation and a checksum: a
 * write replaces the older one and reaches the disk before the next begins, so that losing power in the middle of a
 * write costs that generation and never the one before.
 */
export interface Autosave {
  readonly document: ProjectDocument;
  /** The project file the document belongs to; null: none yet. */
  readonly path: string | null;
  /** ISO 8601. */
  readonly saved: string;
}

/** A file that was written to its end, whatever version of the program wrote it. */
interface Generation {
  readonly head: Head;
  readonly file: string;
  readonly body: string;
}

const files = ["document-a.json", "document-b.json"] as const;

const headSchema = z.object({
  generation: z.int(),
  path: z.string().nullable(),
  saved: z.string(),
  checksum: z.string(),
});

type Head = z.infer<typeof headSchema>;

/** Keeps `autosave` in the session's folder. */
export async function writeAutosave(folder: string, autosave: Autosave): Promise<Outcome<null>> {
  const [newest] = await readGenerations(folder);
  const file = join(folder, newest?.file === files[0] ? files[1] : files[0]);
  try {
    const target = await open(file, "w");
    try {
      await target.writeFile(generationText((newest?.head.generation ?? 0) + 1, autosave));
      await target.sync();
    } finally {
      await target.close();
    }
    return succeed(null);
  } catch (error) {
    return refuse(cannotWrite(error, file));
  }
}

/** The newest autosave that this version can read; null: there is none. */
export async function readAutosave(folder: string): Promise<Autosave | null> {
  for (const { head, file, body } of await readGenerations(folder)) {
    const document = parseProject(body, join(folder, file));
    if (document.ok) return { document: document.value, path: head.path, saved: head.saved };
  }
  return null;
}

/** Whether there is work here, be it that only a newer version can read it. */
export async function holdsWork(folder: string): Promise<boolean> {
  return (await readGenerations(folder)).length > 0;
}

/** Forgets the autosave: the work is saved, or was given up. */
export async function clearAutosave(folder: string): Promise<void> {
  for (const file of files) await rm(join(folder, file), { force: true });
}

/** A line of head, then the document, which the checksum is of. */
function generationText(generation: number, { document, path, saved }: Autosave): string {
  const head = { generation, path, saved };
  const body = JSON.stringify(document);
  return `${JSON.stringify({ ...head, checksum: checksumOf(head, body) })}\n${body}`;
}

/** Newest first. */
async function readGenerations(folder: string): Promise<readonly Generation[]> {
  const read = await Promise.all(files.map((file) => readGeneration(folder, file)));
  return read.filter((one) => one !== null).sort((a, b) => b.head.generation - a.head.generation);
}

async function readGeneration(folder: string, file: string): Promise<Generation | null> {
  const text = await readFile(join(folder, file), "utf8").catch((error) => {
    if (systemCode(error) === null) throw error;
    return "";
  });
  const lineEnd = text.indexOf("\n");
  const head = parseHead(text.slice(0, lineEnd));
  const body = text.slice(lineEnd + 1);
  return head !== null && head.checksum === checksumOf(head, body) ? { head, file, body } : null;
}

function parseHead(line: string): Head | null {
  try {
    const head = headSchema.safeParse(JSON.parse(line));
    return head.success ? head.data : null;
  } catch {
    return null;
  }
}

function checksumOf({ generation, path, saved }: Omit<Head, "checksum">, body: string): string {
  return createHash("sha256")
    .update(JSON.stringify([generation, path, saved]))
    .update(body)
    .digest("hex");
}
