import type { Damaged } from "../byte-cursor.ts";
import { textDecoder } from "../text-decoder.ts";
import { altRepValue } from "./alt-rep.ts";
import { passByteCode } from "./byte-code.ts";
import type { RSource } from "./r-source.ts";
import { noAttributes, type RAttributes, type RPairs, type RValue } from "./r-value.ts";

/** Reads what R's `serialize` wrote in its versions 2 and 3 (R Internals, section 1.8 "Serialization Formats"). */
export function readRValue(source: RSource, damaged: Damaged): RValue {
  const reader = new RReader(source, damaged);
  reader.readHeader();
  return reader.readItem();
}

/** Codes of R's types, and of what only files have. */
const types = {
  symbol: 1,
  pairs: 2,
  closure: 3,
  environment: 4,
  promise: 5,
  language: 6,
  special: 7,
  builtIn: 8,
  character: 9,
  logicals: 10,
  integers: 13,
  doubles: 14,
  complex: 15,
  texts: 16,
  dots: 17,
  list: 19,
  expressions: 20,
  byteCode: 21,
  externalPointer: 22,
  weakReference: 23,
  raw: 24,
  s4: 25,
  altRep: 238,
  attributedLanguage: 240,
  attributedPairs: 239,
  baseEnvironment: 241,
  emptyEnvironment: 242,
  package: 248,
  namespace: 249,
  baseNamespace: 250,
  missingArgument: 251,
  unbound: 252,
  globalEnvironment: 253,
  nothing: 254,
  reference: 255,
} as const;

const other: RValue = { kind: "other" };
const nothing: RValue = { kind: "nothing" };

class RReader {
  private readonly source: RSource;
  private readonly damaged: Damaged;
  private readonly references: RValue[] = [];
  private readonly known = new Map<string, string>();
  private readonly decoders = new Map<string, (bytes: Buffer) => string>();
  /** Of texts that do not say theirs. */
  private encoding = "utf-8";

  constructor(source: RSource, damaged: Damaged) {
    this.source = source;
    this.damaged = damaged;
  }

  readHeader(): void {
    const version = this.int();
    this.int();
    this.int();
    if (version === 3) this.encoding = this.source.text(this.int()).toString("latin1");
    else if (version !== 2) this.damaged("header");
  }

  readItem(): RValue {
    const flags = this.int();
    const type = flags & 0xff;
    const [hasAttributes, hasTag] = [(flags & 0x200) !== 0, (flags & 0x400) !== 0];
    switch (type) {
      case types.nothing:
        return nothing;
      case types.symbol:
        return this.remember({ kind: "symbol", name: this.text() ?? "" });
      case types.reference: {
        const index = flags >> 8 || this.int();
        return this.references[index - 1] ?? this.wrong();
      }
      case types.pairs:
        return this.readPairs(hasAttributes, hasTag);
      case types.closure:
      case types.promise:
      case types.language:
      case types.dots:
      case types.attributedLanguage:
      case types.attributedPairs:
        this.readPairs(hasAttributes || type >= types.attributedPairs, hasTag);
        return other;
      case types.character:
        return { kind: "texts", values: [this.textAfterFlags(flags)], attributes: noAttributes };
      case types.logicals:
      case types.integers: {
        const values = this.source.integers(this.length(4));
        const kind = type === types.logicals ? "logicals" : "integers";
        return { kind, values, attributes: this.attributes(hasAttributes) };
      }
      case types.doubles: {
        const bytes = this.source.doubles(this.length(8));
        return { kind: "doubles", bytes, attributes: this.attributes(hasAttributes) };
      }
      case types.texts: {
        const values = Array.from({ length: this.length(8) }, () => this.text());
        return { kind: "texts", values, attributes: this.attributes(hasAttributes) };
      }
      case types.list:
      case types.expressions: {
        const values = Array.from({ length: this.length(4) }, () => this.readItem());
        return { kind: "list", values, attributes: this.attributes(hasAttributes) };
      }
      case types.altRep: {
        const [information, state, attributes] = [this.readItem(), this.readItem(), this.readItem()];
        return altRepValue(information, state, pairsAsAttributes(attributes)) ?? this.wrong();
      }
      default:
        return this.readRest(type, hasAttributes);
    }
  }

  /** What is no data is only passed over. */
  private readRest(type: number, hasAttributes: boolean): RValue {
    switch (type) {
      case types.environment: {
        this.int();
        this.remember(other);
        for (let part = 0; part < 4; part++) this.readItem();
        return other;
      }
      case types.package:
      case types.namespace: {
        this.int();
        for (let count = this.int(); count > 0; count--) this.text();
        return this.remember(other);
      }
      case types.externalPointer:
      case types.weakReference:
        this.remember(other);
        if (type === types.externalPointer) {
          this.readItem();
          this.readItem();
        }
        this.attributes(hasAttributes);
        return other;
      case types.special:
      case types.builtIn:
        this.source.text(this.int());
        return other;
      case types.complex:
        this.source.doubles(2 * this.length(16));
        this.attributes(hasAttributes);
        return other;
      case types.raw:
        this.source.passRaw(this.length(1));
        this.attributes(hasAttributes);
        return other;
      case types.s4:
        this.attributes(hasAttributes);
        return other;
      case types.baseEnvironment:
      case types.emptyEnvironment:
      case types.baseNamespace:
      case types.missingArgument:
      case types.unbound:
      case types.globalEnvironment:
        return other;
      case types.byteCode:
        passByteCode(this);
        this.attributes(hasAttributes);
        return other;
      default:
        return this.wrong();
    }
  }

  /** A list of R's older kind: each item stands before the rest of the list. */
  private readPairs(hasAttributes: boolean, hasTag: boolean): RPairs {
    const entries: RPairs["entries"][number][] = [];
    let attributes = noAttributes;
    let flags = (hasAttributes ? 0x200 : 0) | (hasTag ? 0x400 : 0) | types.pairs;
    for (;;) {
      const own = this.attributes((flags & 0x200) !== 0);
      if (entries.length === 0) attributes = own;
      const tag = flags & 0x400 ? this.readItem() : nothing;
      entries.push({ tag: tag.kind === "symbol" ? tag.name : "", value: this.readItem() });
      if ((this.source.peekInt() & 0xff) !== types.pairs) {
        // Usually nothing; the body of a function otherwise.
        this.readItem();
        return { kind: "pairs", entries, attributes };
      }
      flags = this.int();
    }
  }

  private attributes(present: boolean): RAttributes {
    return present ? pairsAsAttributes(this.readItem()) : noAttributes;
  }

  private remember(value: RValue): RValue {
    this.references.push(value);
    return value;
  }

  private text(): string | null {
    const flags = this.int();
    if ((flags & 0xff) !== types.character) this.wrong();
    return this.textAfterFlags(flags);
  }

  private textAfterFlags(flags: number): string | null {
    const length = this.int();
    if (length === -1) return null;
    const bytes = this.source.text(length);
    const key = bytes.toString("latin1");
    const levels = flags >> 12;
    if (levels & asciiMark || length === 0) return key;
    const encoding = levels & utf8Mark ? "utf-8" : levels & latin1Mark ? "windows-1252" : this.encoding;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const text = this.decoder(encoding)(bytes);
    this.known.set(key, text);
    return text;
  }

  private decoder(encoding: string): (bytes: Buffer) => string {
    const decoder = this.decoders.get(encoding) ?? textDecoder(encoding);
    this.decoders.set(encoding, decoder);
    return decoder;
  }

  /** Of a vector whose elements take at least so many bytes. */
  private length(elementBytes: number): number {
    const short = this.int();
    const length = short === -1 ? this.int() * 2 ** 32 + (this.int() >>> 0) : short;
    return length >= 0 && this.source.mayHold(length, elementBytes) ? length : this.wrong();
  }

  int(): number {
    return this.source.int();
  }

  private wrong(): never {
    return this.damaged(`byte ${this.source.at}`);
  }
}

const latin1Mark = 1 << 2;
const utf8Mark = 1 << 3;
const asciiMark = 1 << 6;

function pairsAsAttributes(value: RValue): RAttributes {
  if (value.kind !== "pairs") return noAttributes;
  return new Map(value.entries.map(({ tag, value: attribute }) => [tag, attribute]));
}
