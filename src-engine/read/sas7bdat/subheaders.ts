import type { Damaged } from "../byte-cursor.ts";
import type { SasVariable } from "../sas/sas-columns.ts";
import type { SasHeader } from "./sas-header.ts";
import type { SasPage, SubheaderPointer } from "./sas-pages.ts";

/** What the subheaders of a SAS data file say. Names and labels come with a letter for each byte. */
export interface SasDictionary {
  readonly rows: number;
  readonly rowBytes: number;
  /** Rows on a page that has subheaders, too. */
  readonly rowsOnMixedPage: number;
  readonly packing: "none" | "runs" | "patterns";
  readonly variables: readonly SasVariable[];
}

/** Collects subheaders page by page until all variables are known. */
export class SubheaderCollector {
  private readonly header: SasHeader;
  private readonly damaged: Damaged;
  private size: Pick<SasDictionary, "rows" | "rowBytes" | "rowsOnMixedPage"> | null = null;
  private columns: number | null = null;
  private readonly texts: Buffer[] = [];
  private readonly names: TextPlace[] = [];
  private readonly places: Pick<SasVariable, "offset" | "width" | "isText">[] = [];
  private readonly formats: { format: TextPlace; label: TextPlace; decimals: number }[] = [];

  constructor(header: SasHeader, damaged: Damaged) {
    this.header = header;
    this.damaged = damaged;
  }

  get isComplete(): boolean {
    const found = Math.min(this.names.length, this.places.length, this.formats.length);
    return this.size !== null && this.columns !== null && found >= this.columns;
  }

  add(page: SasPage): void {
    for (const pointer of page.pointers) {
      if (pointer.length < this.markBytes || pointer.isPacked) continue;
      this.addSubheader(page.bytes.subarray(pointer.offset, pointer.offset + pointer.length));
    }
  }

  /** Whether a part of a page is one of those collected here, and no row. */
  isSubheader(page: SasPage, { offset, length, isPacked }: SubheaderPointer): boolean {
    return !isPacked && length >= this.markBytes && knownMarks.has(this.markOf(page.bytes.subarray(offset)));
  }

  finish(): SasDictionary {
    if (this.size === null || this.columns === null || !this.isComplete) return this.damaged("names of variables");
    const { rowBytes } = this.size;
    if (rowBytes > this.columns * widestText) this.damaged("length of a row");
    const variables = Array.from({ length: this.columns }, (_, index): SasVariable => {
      const place = this.places[index] ?? this.damaged(`variable ${index + 1}`);
      const { format, label, decimals } = this.formats[index] ?? this.damaged(`variable ${index + 1}`);
      const isWidth = place.isText ? place.width <= widestText : place.width >= 2 && place.width <= 8;
      if (!isWidth || place.offset + place.width > rowBytes) this.damaged(`variable ${index + 1}`);
      const name = this.text(this.names[index] ?? noText);
      return { ...place, name, label: this.text(label), format: this.text(format), decimals };
    });
    return { ...this.size, packing: this.packing(), variables };
  }

  private get markBytes(): number {
    return this.header.is64Bit ? 8 : 4;
  }

  private markOf(bytes: Buffer): number {
    const { littleEndian, is64Bit } = this.header;
    const mark = littleEndian ? bytes.readUInt32LE() : bytes.readUInt32BE();
    const isUpperHalf = is64Bit && !littleEndian && (mark === 0 || mark === 0xffff_ffff);
    return isUpperHalf ? bytes.readUInt32BE(4) : mark;
  }

  private addSubheader(bytes: Buffer): void {
    const { is64Bit } = this.header;
    const [word, short] = [this.wordReader(bytes), this.shortReader(bytes)];
    const listStart = this.markBytes + 8;
    // The last bytes of a list are filling.
    const entries = (entryBytes: number) => {
      const count = Math.floor((bytes.length - (is64Bit ? 28 : 20)) / entryBytes);
      return Array.from({ length: Math.max(count, 0) }, (_, index) => listStart + index * entryBytes);
    };
    switch (this.markOf(bytes)) {
      case marks.rowSize:
        this.size = is64Bit
          ? { rowBytes: word(40), rows: word(48), rowsOnMixedPage: word(120) }
          : { rowBytes: word(20), rows: word(24), rowsOnMixedPage: word(60) };
        break;
      case marks.columnSize:
        this.columns = word(this.markBytes);
        break;
      case marks.columnText:
        this.texts.push(Buffer.from(bytes.subarray(this.markBytes)));
        break;
      case marks.columnName:
        for (const at of entries(8)) this.names.push(textPlace(short, at));
        break;
      case marks.columnAttributes:
        for (const at of entries(is64Bit ? 16 : 12)) {
          const widthAt = at + this.markBytes;
          const width = this.header.littleEndian ? bytes.readUInt32LE(widthAt) : bytes.readUInt32BE(widthAt);
          this.places.push({ offset: word(at), width, isText: bytes[widthAt + 6] === textType });
        }
        break;
      case marks.columnFormat: {
        const formatAt = is64Bit ? 46 : 34;
        this.formats.push({
          format: textPlace(short, formatAt),
          label: textPlace(short, formatAt + 6),
          decimals: short(is64Bit ? 26 : 14),
        });
        break;
      }
    }
  }

  /** Reads numbers as long as the machine's; past the end: damaged. */
  private wordReader(bytes: Buffer): (at: number) => number {
    const { is64Bit, littleEndian } = this.header;
    return (at) => {
      if (at + this.markBytes > bytes.length) return this.damaged("subheader");
      if (!is64Bit) return littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
      return Number(littleEndian ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
    };
  }

  private shortReader(bytes: Buffer): (at: number) => number {
    return (at) => {
      if (at + 2 > bytes.length) return this.damaged("subheader");
      return this.header.littleEndian ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
    };
  }

  private text({ block, start, length }: TextPlace): string {
    if (length === 0) return "";
    const text = this.texts[block]?.toString("latin1", start, start + length) ?? this.damaged("names of variables");
    return text.replace(/[\0 ]+$/, "");
  }

  private packing(): SasDictionary["packing"] {
    const [first] = this.texts;
    const start = first?.toString("latin1", 0, packingBytes) ?? "";
    if (start.includes("SASYZCR2")) return "patterns";
    return start.includes("SASYZCRL") ? "runs" : "none";
  }
}

const marks = {
  rowSize: 0xf7f7f7f7,
  columnSize: 0xf6f6f6f6,
  counts: 0xfffffc00,
  columnFormat: 0xfffffbfe,
  columnAttributes: 0xfffffffc,
  columnText: 0xfffffffd,
  columnList: 0xfffffffe,
  columnName: 0xffffffff,
} as const;
const knownMarks = new Set<number>(Object.values(marks));
const textType = 2;
const widestText = 32_767;
/** The first texts tell how rows are packed. */
const packingBytes = 64;

/** Where a text stands among the subheaders of texts. */
interface TextPlace {
  readonly block: number;
  readonly start: number;
  readonly length: number;
}

const noText: TextPlace = { block: 0, start: 0, length: 0 };

function textPlace(short: (at: number) => number, at: number): TextPlace {
  return { block: short(at), start: short(at + 2), length: short(at + 4) };
}
