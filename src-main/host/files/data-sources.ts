import { createHash, randomBytes } from "node:crypto";
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { DataSource } from "../../../src-contract/data-import.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import { cannotWrite } from "../../../src-contract/system-failure.ts";
import type { UploadAnswer } from "../../../src-contract/window-connection.ts";
import { pastedTableName } from "../../../src-wording/host-names.ts";
import type { SampleWithFile } from "../samples.ts";

/** A file that the engine can read, and what the user knows it as. */
export interface FoundFile {
  readonly path: string;
  readonly name: string;
}

/** Turns what the window names (a path, an upload, pasted cells, a sample) into files. */
export interface DataSources {
  find(source: DataSource): Promise<Outcome<FoundFile>>;
  /** Keeps what a browser sends; the id names it in a `DataSource`. */
  storeUpload(content: AsyncIterable<Uint8Array>): Promise<Outcome<UploadAnswer>>;
}

/** `session` is the folder of the present session, where uploads and pasted cells are kept as long as it lasts. */
export function dataSources(
  session: () => Promise<string>,
  samplesFolder: string,
  samples: () => Promise<readonly SampleWithFile[]>,
): DataSources {
  const uploads = new Map<string, string>();
  const keep = async (name: string, write: (path: string) => Promise<void>): Promise<Outcome<string>> => {
    const folder = join(await session(), "received");
    const path = join(folder, name);
    try {
      await mkdir(folder, { recursive: true });
      await write(path);
      return succeed(path);
    } catch (error) {
      await rm(path, { force: true });
      return refuse(cannotWrite(error, path));
    }
  };

  return {
    find: async (source) => {
      switch (source.kind) {
        case "path":
          return succeed({ path: source.path, name: basename(source.path) });
        case "upload": {
          const path = uploads.get(source.id);
          if (path === undefined) return refuse({ code: "file-not-found", path: source.name });
          const catalog = source.catalog === undefined ? undefined : uploads.get(source.catalog);
          if (catalog === undefined) return succeed({ path, name: source.name });
          const beside = await keep(`${basename(path)}.sas7bcat`, (copy) => copyFile(catalog, copy));
          return beside.ok ? succeed({ path, name: source.name }) : beside;
        }
        case "pasted": {
          if (source.text.trim() === "") return refuse({ code: "paste-empty" });
          // The same cells are previewed with other options: one file.
          const name = `${createHash("sha256").update(source.text).digest("hex").slice(0, 16)}.tsv`;
          const kept = await keep(name, (path) => writeFile(path, source.text));
          return kept.ok ? succeed({ path: kept.value, name: pastedTableName }) : kept;
        }
        case "sample": {
          const sample = (await samples()).find(({ id }) => id === source.id);
          return sample === undefined
            ? refuse({ code: "sample-unknown", id: source.id })
            : succeed({ path: join(samplesFolder, sample.file), name: sample.file });
        }
      }
    },
    storeUpload: async (content) => {
      const id = randomBytes(12).toString("hex");
      const kept = await keep(id, (path) => writeFile(path, content));
      if (!kept.ok) return kept;
      uploads.set(id, kept.value);
      return succeed({ id });
    },
  };
}
