import type { Damaged } from "../byte-cursor.ts";
import { filePieces } from "../file-pieces.ts";

/**
 * The characters of an SPSS portable file (PSPP Developers Guide, "Portable File Format"): lines of 80, filled up with
 * blanks where the file has less, in letters that a table at the file's beginning translates into ours.
 */
export class PorCharacters {
  /** Characters read so far. */
  position = 0;
  /** How much of the file has been read. */
  fraction = 0;
  private readonly pieces: Iterator<Buffer, void>;
  private readonly damaged: Damaged;
  private readonly bytesInFile: number;
  private readonly translated = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  private piece: Buffer = Buffer.alloc(0);
  private at = 0;
  private bytesRead = 0;
  private inLine = 0;
  private blanksToCome = 0;

  constructor({ path, bytes }: { readonly path: string; readonly bytes: number }, damaged: Damaged) {
    this.pieces = filePieces(path, pieceBytes);
    this.bytesInFile = bytes;
    this.damaged = damaged;
  }

  /** Reads up to and with the mark that ends the table of letters. */
  readHead(): void {
    this.bytes(splashBytes);
    const table = this.bytes(256);
    for (const [index, letter] of Array.from(portableLetters).entries()) {
      const byte = table[firstLetter + index] ?? 0;
      // Letters that a machine lacks stand as zeros.
      if (byte !== table[firstLetter] || index === 0) this.translated[byte] = letter.charCodeAt(0);
    }
    if (this.text(mark.length) !== mark) this.damaged("table of letters");
  }

  /** The next character's byte. */
  next(): number {
    if (this.blanksToCome > 0) {
      this.blanksToCome--;
      this.position++;
      return blank;
    }
    for (;;) {
      const byte = this.rawByte();
      if (byte === lineFeed) {
        this.blanksToCome = Math.max(lineLength - this.inLine, 0);
        this.inLine = 0;
        if (this.blanksToCome > 0) return this.next();
      } else if (byte !== carriageReturn) {
        this.inLine++;
        this.position++;
        return this.translated[byte] ?? byte;
      }
    }
  }

  bytes(length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length; at++) bytes[at] = this.next();
    return bytes;
  }

  text(length: number): string {
    return this.bytes(length).toString("latin1");
  }

  close(): void {
    this.pieces.return?.();
  }

  private rawByte(): number {
    if (this.at === this.piece.length) {
      const next = this.pieces.next();
      if (next.done) return this.damaged(`character ${this.position}`);
      this.piece = next.value;
      this.at = 0;
      this.bytesRead += this.piece.length;
      this.fraction = this.bytesRead / this.bytesInFile;
    }
    return this.piece[this.at++] ?? 0;
  }
}

const pieceBytes = 1 << 18;
const splashBytes = 200;
const mark = "SPSSPORT";
const lineLength = 80;
const blank = 0x20;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const firstLetter = 64;
/** The portable character set from its 64th character on. */
const portableLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .<(+|&[]!$*);^-/|,%_>?`:#@'=\"";
