import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Files that people open by mistake, and how the window answers to each. */
export interface BadFile {
  readonly path: string;
  readonly answer: RegExp;
}

/** Files that the import preview refuses. */
export async function refusedFiles(): Promise<readonly BadFile[]> {
  const put = await folderOfFiles();
  return [
    { path: await put("empty.csv", ""), answer: /“empty\.csv” is empty; check that it was saved/ },
    { path: await put("picture.xlsx", pngStart), answer: /is called \.xlsx, but is a PNG picture/ },
    { path: await put("locked.xlsx", encryptedWorkbook()), answer: /is protected by a password; .* save it without/ },
    { path: await put("paper.csv", "%PDF-1.7\n%…"), answer: /is called \.csv, but is a PDF document/ },
    {
      path: await put("cut.dta", "<stata_dta><header><release>118</release>"),
      answer: /“cut\.dta” is a damaged Stata file/,
    },
  ];
}

/** Files that open in spite of what is odd about them, with what the preview says, and the columns they have. */
export async function oddFiles(): Promise<readonly (BadFile & { readonly columns: string })[]> {
  const put = await folderOfFiles();
  const essay = "x".repeat(10_000);
  const rows = (count: number, row: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => row(i)).join("\n");
  const headers = "school,,score,score\n1,a,1,2\n1,b,2,4\n2,c,3,5\n2,d,4,7\n";
  const names = Array.from({ length: 16_384 }, (_, column) => `v${column + 1}`).join(",");
  return [
    { path: await put("headers.csv", headers), answer: /Column 2 has no name in the file/, columns: "4 × 4" },
    {
      path: await put(
        "long.csv",
        `school,score,essay\n${rows(40, (i) => `${i >> 2},${(i * 37) % 11},${essay}${i}`)}\n`,
      ),
      answer: /As it will be read/,
      columns: "40 × 3",
    },
    {
      path: await put(
        "wide.csv",
        `${names}\n${rows(12, (r) => names.replaceAll(/v(\d+)/g, (_, c) => String((r * c) % 7)))}\n`,
      ),
      answer: /The first 30 of 16,384 columns are shown/,
      columns: "12 × 16,384",
    },
  ];
}

/** Projects that cannot be opened. */
export async function brokenProjects(): Promise<readonly BadFile[]> {
  const put = await folderOfFiles();
  const project = await readFile(new URL("../data/projects/v1-hsb.crosslevel", import.meta.url));
  return [
    {
      path: await put("cut.crosslevel", project.subarray(0, project.length - 3000)),
      answer: /“cut\.crosslevel” ends too early/,
    },
    {
      path: await put("notes.crosslevel", "just some text"),
      answer: /“notes\.crosslevel” is not a Crosslevel project/,
    },
  ];
}

/**
 * 20 schools of 6 with everything that can be wrong with variables: constant, copied, text, identifier with gaps, and one
 * without values that is called as the window calls such ones.
 */
export async function troublesomeTable(): Promise<string> {
  const put = await folderOfFiles();
  const rows = Array.from({ length: 120 }, (_, row) => {
    const school = Math.floor(row / 6);
    const y = ((row * 7919) % 101) / 10 + school / 3;
    const x = (row * 31) % 17;
    return [
      row % 20 === 7 ? "" : `s${school}`,
      y,
      4,
      `t${row % 3}`,
      x,
      2 * x + 1,
      (school * 3) % 7,
      "",
      `e${row}`,
    ].join(",");
  });
  return put("trouble.csv", `school,y,flat,words,x,copy,climate,empty,essay\n${rows.join("\n")}\n`);
}

/** A path below a file. */
export async function placeThatCannotBeWritten(): Promise<string> {
  const put = await folderOfFiles();
  return join(await put("a-file", ""), "study.crosslevel");
}

async function folderOfFiles(): Promise<(name: string, content: string | Uint8Array) => Promise<string>> {
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-bad-"));
  return async (name, content) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
}

const pngStart = Uint8Array.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01", (letter) => letter.charCodeAt(0));

/** The start of an OLE file with the entries that an encrypted workbook has. */
function encryptedWorkbook(): Uint8Array {
  const sector = 512;
  const bytes = Buffer.alloc(sector * 3);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  for (const [index, name] of ["Root Entry", "EncryptionInfo", "EncryptedPackage"].entries()) {
    const at = sector * 2 + index * 128;
    bytes.write(name, at, "utf16le");
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
  }
  return bytes;
}

/** A file of nothing but names, and one with rows of these variables. */
export async function tableWithoutRows() {
  const put = await folderOfFiles();
  const rows = Array.from({ length: 40 }, (_, row) => `${1 + (row % 8)},${(row * 37) % 23},${row % 2 ? "f" : "m"}`);
  return {
    namesOnly: await put("names.csv", "school,score,sex\n"),
    rowsToStack: await put("wave.csv", `school,score,sex\n${rows.join("\n")}\n`),
  };
}
