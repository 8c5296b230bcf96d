import { refuse } from "../../../src-contract/outcome.ts";
import { describedFormat } from "../described/described-format.ts";
import { readColumnArchive } from "../jamovi/jamovi-format.ts";
import { workbookContent } from "../open-workbook.ts";
import { openZip } from "../zip-archive.ts";
import { readJaspDatabase } from "./jasp-database.ts";
import { SqliteFile } from "./sqlite-file.ts";

/** The data of a JASP file: since version 0.18 in a database, before that as jamovi keeps them. */
export const jaspFormat = describedFormat("JASP", (request) => {
  const { file, damaged } = request;
  const archive = openZip({ name: file.name, format: "JASP", content: workbookContent(file) });
  const database = archive.bytes("internal.sqlite");
  if (database !== null) return readJaspDatabase(new SqliteFile(database, damaged), request);
  if (!archive.names.includes("data.bin")) return refuse({ code: "file-empty", name: file.name });
  return readColumnArchive(archive, request);
});
