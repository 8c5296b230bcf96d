import type { DataSource } from "../../src-contract/data-import.ts";
import { type Outcome, succeed } from "../../src-contract/outcome.ts";
import type { Host } from "../host/host.ts";

/** SAS's value labels stand in a file of their own, which comes with the data. */
export const catalogExtension = ".sas7bcat";

/** The first file of data among some that were dropped or chosen in the browser, with its catalog; null: there is none. */
export async function sourceOfFiles(
  host: Pick<Host, "sourceOf">,
  files: Iterable<File>,
): Promise<Outcome<DataSource> | null> {
  const isCatalog = ({ name }: File) => name.toLowerCase().endsWith(catalogExtension);
  const all = [...files];
  const [data = all[0], catalog] = [all.find((file) => !isCatalog(file)), all.find(isCatalog)];
  if (data === undefined) return null;
  const source = await host.sourceOf(data);
  if (!source.ok || source.value.kind !== "upload" || catalog === undefined || catalog === data) return source;
  const beside = await host.sourceOf(catalog);
  if (!beside.ok || beside.value.kind !== "upload") return beside;
  return succeed({ ...source.value, catalog: beside.value.id });
}
