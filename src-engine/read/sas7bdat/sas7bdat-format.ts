import { type Outcome, succeed } from "../../../src-contract/outcome.ts";
import type { Damaged } from "../byte-cursor.ts";
import { type DescribedFile, describedFormat } from "../described/described-format.ts";
import { fileEncoding } from "../described/file-encoding.ts";
import { codedKindsProblem } from "../described/missing-kinds.ts";
import { type DecodeText, paddedTextDecoder } from "../described/padded-text.ts";
import { type SasVariable, sasColumn } from "../sas/sas-columns.ts";
import { checkColumns, sizeCheck } from "../size-limits.ts";
import { catalogBeside } from "./catalog-beside.ts";
import { readSasHeader, type SasHeader } from "./sas-header.ts";
import { ieeeNumbers } from "./sas-numbers.ts";
import { sasPages } from "./sas-pages.ts";
import { sasRows } from "./sas-rows.ts";
import { SubheaderCollector } from "./subheaders.ts";

/** SAS data files, packed or not, with the value labels of a catalog beside them. */
export const sas7bdatFormat = describedFormat("SAS", (request) => {
  const { file, options, damaged } = request;
  const header = readSasHeader(file, damaged);
  const subheaders = readSubheaders(header, damaged);
  const dictionary = subheaders.finish();
  checkColumns(file.name, dictionary.variables.length);
  const rows =
    dictionary.variables.length === 0 ? 0 : Math.min(dictionary.rows, request.mostRows(dictionary.variables.length));
  sizeCheck(file.name)(rows, dictionary.variables.length);
  const encoding = fileEncoding(options.encoding, header.encoding);
  const decode = paddedTextDecoder(encoding.name);
  const columns = decoded(dictionary.variables, decode).map((variable) =>
    sasColumn(variable, decode, ieeeNumbers(header.littleEndian)),
  );
  let done = 0;
  for (const block of sasRows({ header, dictionary, subheaders, rows, damaged })) {
    for (const column of columns) column.take(block);
    done += block.count;
    request.report(done / rows);
  }
  const catalog = catalogBeside(file, decode);
  const finished = columns.map((column) => column.finish(catalog.labels));
  return described(dictionary.rows - (rows - done), done, {
    columns: finished.map(({ column }) => column),
    encoding: encoding.shown,
    problems: [...catalog.problems, ...codedKindsProblem(finished.flatMap(({ coded }) => coded ?? []))],
  });
});

function described(
  rowsInFile: number,
  rows: number,
  file: Omit<DescribedFile, "rows" | "rowsInFile">,
): Outcome<DescribedFile> {
  return succeed({ ...file, rows, rowsInFile });
}

/** Subheaders stand on the first pages; where a data set was changed later, on the last ones, too. */
function readSubheaders(header: SasHeader, damaged: Damaged): SubheaderCollector {
  const collector = new SubheaderCollector(header, damaged);
  let page = 0;
  for (const one of sasPages(header, damaged)) {
    if (collector.isComplete || one.kind === "rows") break;
    collector.add(one);
    page++;
  }
  if (collector.isComplete) return collector;
  for (const one of sasPages(header, damaged, page)) {
    if (one.kind === "subheaders") collector.add(one);
  }
  return collector;
}

function decoded(variables: readonly SasVariable[], decode: DecodeText): readonly SasVariable[] {
  const text = (bytes: string) => decode(Buffer.from(bytes, "latin1"));
  return variables.map((variable) => ({ ...variable, name: text(variable.name), label: text(variable.label) }));
}
