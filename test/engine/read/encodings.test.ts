import { describe, expect, it } from "vitest";
import type { Encoding } from "../../../src-contract/data-import.ts";
import { importReasonText } from "../../../src-wording/import.ts";
import { fileOf, preview, read } from "./read-in-test.ts";

const texts: readonly (readonly [string, readonly Encoding[]])[] = [
  ["id;Schule\n1;Köln Süd\n2;Gymnasium Mülheim an der Straße\n", ["windows-1252", "macintosh"]],
  ["id;sexe\n1;élève\n2;garçon\n", ["windows-1252", "macintosh"]],
  ["id;región\n1;España\n2;Cataluña\n", ["windows-1252", "macintosh"]],
  ["id;escola\n1;São João\n2;Educação\n", ["windows-1252"]],
  ["id;skole\n1;Tromsø\n2;Bærum\n", ["windows-1252", "macintosh"]],
  ["id;t\n1;It’s “fine” – ok\n2;€ 5\n", ["windows-1252"]],
  ["id;x\n1;5 €\n2;22 €\n", ["windows-1252", "iso-8859-15"]],
  ["id;µg/m³\n1;20\n2;22\n", ["windows-1252"]],
  ["id;szkoła\n1;Gdańsk\n2;Świętokrzyskie\n", ["windows-1250", "iso-8859-2"]],
  ["id;škola\n1;Plzeň\n2;České Budějovice\n", ["windows-1250", "iso-8859-2"]],
  ["id;nem\n1;férfi\n2;nő\n3;Győr\n", ["windows-1250", "iso-8859-2"]],
  ["id;okul\n1;İstanbul Beşiktaş\n2;Diyarbakır\n", ["windows-1254"]],
  ["id;mokykla\n1;Panevėžys\n2;Šiauliai\n", ["windows-1257"]],
  ["ид;пол\n1;мужской\n2;женский\n", ["windows-1251", "koi8-r", "iso-8859-5", "ibm866"]],
  ["id;name\n1;ИВАНОВ\n2;ПЕТРОВА\n", ["windows-1251"]],
  ["id;школа\n1;Київ\n2;Запоріжжя\n", ["windows-1251"]],
  ["id;φύλο\n1;άνδρας\n2;γυναίκα\n", ["windows-1253", "iso-8859-7"]],
  ["id;מין\n1;זכר\n2;נקבה\n", ["windows-1255"]],
  ["id;الجنس\n1;ذكر\n2;أنثى\n", ["windows-1256"]],
  ["id;เพศ\n1;ชาย\n2;หญิง\n", ["windows-874"]],
  ["编号;性别\n1;男\n2;女\n3;北京第一中学\n", ["gb18030"]],
  ["id;sex\n1;男\n2;女\n", ["gb18030"]],
  ["編號;性別\n1;男\n2;女\n3;台北第一女中\n", ["big5"]],
  ["番号;氏名\n1;山田太郎\n2;鈴木花子\n", ["shift_jis", "euc-jp"]],
  ["id;name\n1;ﾔﾏﾀﾞ\n2;ｽｽﾞｷ\n", ["shift_jis"]],
  ["번호;성별\n1;남자\n2;여자\n", ["euc-kr"]],
];

describe.each(texts.flatMap(([text, encodings]) => encodings.map((encoding) => ({ text, encoding }))))(
  "$text",
  ({ text, encoding }) => {
    it(`is read as it was written in ${encoding}`, async () => {
      const table = await read(fileOf("old.csv", encoded(text, encoding)));
      const [header = "", ...rows] = text.trim().split("\n");
      expect(table.names).toEqual(header.split(";"));
      expect(table.values(table.names[1] ?? "")).toEqual(rows.map((row) => asRead(row.split(";")[1] ?? "")));
    });
  },
);

/** As Python writes them: node has no encodings of DOS. */
const textsOfDos: readonly (readonly [string, Encoding, string])[] = [
  [
    "id;Schule\n1;Köln Süd\n2;Gymnasium Mülheim an der Straße\n",
    "ibm850",
    "id;Schule\n1;K\x94ln S\x81d\n2;Gymnasium M\x81lheim an der Stra\xe1e\n",
  ],
  [
    "id;lieu\n1;collège\n2;école à côté\n3;forêt\n4;frère, garçon\n5;où\n",
    "ibm850",
    "id;lieu\n1;coll\x8age\n2;\x82cole \x85 c\x93t\x82\n3;for\x88t\n4;fr\x8are, gar\x87on\n5;o\x97\n",
  ],
  ["id;región\n1;España\n2;Cataluña\n", "ibm850", "id;regi\xa2n\n1;Espa\xa4a\n2;Catalu\xa4a\n"],
  ["id;escola\n1;São João\n2;Educação\n", "ibm850", "id;escola\n1;S\xc6o Jo\xc6o\n2;Educa\x87\xc6o\n"],
  [
    "id;skole\n1;Tromsø\n2;Bærum\n3;Bodø\n4;Sørum\n5;Ålesund\n",
    "ibm850",
    "id;skole\n1;Troms\x9b\n2;B\x91rum\n3;Bod\x9b\n4;S\x9brum\n5;\x8flesund\n",
  ],
  ["id;szkoła\n1;Gdańsk\n2;Świętokrzyskie\n", "ibm852", "id;szko\x88a\n1;Gda\xe4sk\n2;\x97wi\xa9tokrzyskie\n"],
  ["id;škola\n1;Plzeň\n2;České Budějovice\n", "ibm852", "id;\xe7kola\n1;Plze\xe5\n2;\xacesk\x82 Bud\xd8jovice\n"],
  [
    "id;nem\n1;nő\n2;Győr\n3;Hódmezővásárhely\n4;Érd, gyűrű utca\n5;Szőlő út\n",
    "ibm852",
    "id;nem\n1;n\x8b\n2;Gy\x8br\n3;H\xa2dmez\x8bv\xa0s\xa0rhely\n4;\x90rd, gy\xfbr\xfb utca\n5;Sz\x8bl\x8b \xa3t\n",
  ],
];

it.each(textsOfDos)("%j is read as it was written in %s", async (text, encoding, bytes) => {
  const table = await read(fileOf("dos.csv", Buffer.from(bytes, "latin1")));
  const [header = "", ...rows] = text.trim().split("\n");
  expect(table.options.encoding).toBe(encoding);
  expect(table.names).toEqual(header.split(";"));
  expect(table.values(table.names[1] ?? "")).toEqual(rows.map((row) => row.split(";")[1]));
});

describe("an encoding", () => {
  it("is named with a word that looks right in it", async () => {
    const { reasons } = await preview(fileOf("kurs.csv", encoded("id;x\n1;Łódź\n2;Gdańsk\n", "windows-1250")));
    expect(reasons.encoding && importReasonText(reasons.encoding)).toBe(
      "Not valid Unicode in line 2; so read, “Łódź” looks right",
    );
  });

  it("is found out by letters that come late", async () => {
    const rows = Array.from({ length: 100_000 }, (_, row) => `${row};plain\n`).join("");
    const path = fileOf("late.csv", encoded(`id;x\n${rows}100000;Москва\n`, "windows-1251"));
    expect((await read(path)).values("x").at(-1)).toBe("Москва");
  });

  it("is the usual one where no letters tell", async () => {
    const table = await read(fileOf("noise.csv", Buffer.from("id;x\n1;\xff\xfe\xf8\xa4\n2;b\n", "latin1")));
    expect(table.options.encoding).toBe("windows-1252");
  });
});

function asRead(cell: string): string | number {
  return /^\d+(?: €)?$/.test(cell) ? Number.parseInt(cell, 10) : cell;
}

/** The bytes of a text: those that the platform's decoder makes its characters of. */
function encoded(text: string, encoding: Encoding): Buffer {
  const bytesOf = bytesByCharacter(encoding);
  return Buffer.concat(Array.from(text, (character) => Buffer.from(bytesOf.get(character) ?? [0x3f])));
}

function bytesByCharacter(encoding: Encoding): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const found = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if (Array.from(character).length === 1 && !found.has(character)) found.set(character, bytes);
    } catch {
      // No character has these bytes.
    }
  };
  for (let byte = 0; byte < 0x100; byte++) add([byte]);
  if (["gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"].includes(encoding)) {
    for (let first = 0x81; first < 0xff; first++) for (let second = 0x40; second < 0xff; second++) add([first, second]);
  }
  // Some versions of node decode windows-1252 as ISO 8859-1 here, too.
  if (encoding === "windows-1252") {
    for (const [character, byte] of [
      ["€", 0x80],
      ["“", 0x93],
      ["”", 0x94],
      ["’", 0x92],
      ["–", 0x96],
    ] as const) {
      found.set(character, [byte]);
    }
  }
  return found;
}
