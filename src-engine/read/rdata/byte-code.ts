/** What byte code is made of, for who can read the rest of R's types. */
export interface ItemReader {
  int(): number;
  readItem(): unknown;
}

/**
 * Passes over the byte code of a compiled function (R's serialize.c, `ReadBC`): the code as integers, then its constants,
 * which may be calls that stand in several places and are named the first time.
 */
export function passByteCode(reader: ItemReader): void {
  reader.int();
  passFunction(reader);
}

function passFunction(reader: ItemReader): void {
  reader.readItem();
  for (let constants = reader.int(); constants > 0; constants--) {
    const type = reader.int();
    if (type === types.byteCode) passFunction(reader);
    else passPart(reader, type);
  }
}

/** A part of a call: again one of two parts, something that stood before, or any other item. */
function passPart(reader: ItemReader, first: number): void {
  let type = first;
  for (;;) {
    if (type === types.again) {
      reader.int();
      return;
    }
    if (type === types.named) {
      reader.int();
      type = reader.int();
    }
    if (!pairTypes.has(type)) {
      reader.readItem();
      return;
    }
    if (type === types.attributedLanguage || type === types.attributedPairs) reader.readItem();
    reader.readItem();
    passPart(reader, reader.int());
    type = reader.int();
  }
}

const types = {
  pairs: 2,
  language: 6,
  byteCode: 21,
  attributedPairs: 239,
  attributedLanguage: 240,
  again: 243,
  named: 244,
} as const;

const pairTypes: ReadonlySet<number> = new Set([
  types.pairs,
  types.language,
  types.attributedPairs,
  types.attributedLanguage,
]);
