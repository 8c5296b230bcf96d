import {
  commonLength,
  dictionary,
  lengthOf,
  mapTexts,
  type NumberVector,
  numbers,
  numbersOfTexts,
  strideOf,
  type TextVector,
  textsOf,
  textsOfNumbers,
  type Vector,
} from "./vectors.ts";

/** A text for every value. */
export function asTexts(vector: Vector, write: (value: number) => string = decimalText): TextVector {
  return vector.kind === "text" ? vector : textsOfNumbers(vector, write);
}

/** A number with the digits that arithmetic leaves certain, 15 at most: 0.1 + 0.2 is "0.3". */
export function decimalText(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** One after the other; missing where one of them is. */
export function joinedTexts(vectors: readonly Vector[]): TextVector {
  const parts = vectors.map((vector) => asTexts(vector));
  const [first, ...others] = parts;
  return others.reduce(joinedPair, first ?? textsOf(numbers(new Float64Array(1))));
}

/** Each pair of texts that occurs is joined once. */
function joinedPair(a: TextVector, b: TextVector): TextVector {
  const { codeOf, texts } = dictionary();
  const known = new Map<number, number>();
  const codes = new Int32Array(commonLength([a, b]));
  const [strideA, strideB] = [strideOf(a), strideOf(b)];
  for (let row = 0; row < codes.length; row++) {
    const [codeA, codeB] = [a.codes[row * strideA], b.codes[row * strideB]];
    if (codeA < 0 || codeB < 0) {
      codes[row] = -1;
      continue;
    }
    const pair = codeA * b.texts.length + codeB;
    const code = known.get(pair) ?? codeOf(a.texts[codeA] + b.texts[codeB]);
    known.set(pair, code);
    codes[row] = code;
  }
  return { kind: "text", codes, texts };
}

/** A number, or whether something is so, for each text and another one, which may vary too. */
export function compareTexts(
  vector: Vector,
  part: Vector,
  test: (text: string, part: string) => boolean | number,
): NumberVector {
  const [a, b] = [textsOf(vector), textsOf(part)];
  if (lengthOf(b) === 1) {
    const sought = b.codes[0] < 0 ? null : b.texts[b.codes[0]];
    return numbersOfTexts(a, (text) => (sought === null ? Number.NaN : Number(test(text, sought))));
  }
  const found = new Float64Array(commonLength([a, b]));
  const strideA = strideOf(a);
  for (let row = 0; row < found.length; row++) {
    const [codeA, codeB] = [a.codes[row * strideA], b.codes[row]];
    found[row] = codeA < 0 || codeB < 0 ? Number.NaN : Number(test(a.texts[codeA], b.texts[codeB]));
  }
  return numbers(found);
}

/** What a text shows as a number; where it has points and commas, the last one begins the decimals. */
export function numberInText(text: string): number {
  const plain = text
    .trim()
    .replaceAll(/[\s'’]/g, "")
    .replace("−", "-");
  const isPointed = plain.lastIndexOf(".") > plain.lastIndexOf(",");
  const pointed = isPointed ? plain.replaceAll(",", "") : plain.replaceAll(".", "").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(pointed) ? Number(pointed) : Number.NaN;
}

/** By characters as people see them, not by the units that JavaScript counts. */
export function charactersOf(text: string): readonly string[] {
  return [...text];
}

/** Where `part` begins in `text`, counted in characters from 1; 0: nowhere. */
export function positionIn(text: string, part: string): number {
  const place = text.indexOf(part);
  return place < 0 ? 0 : charactersOf(text.slice(0, place)).length + 1;
}

/** So many characters wide, with the filling as often as need be before the text. */
export function paddedLeft(text: string, width: number, filling: string): string {
  const lacking = width - charactersOf(text).length;
  if (lacking <= 0 || filling === "") return text;
  return charactersOf(filling.repeat(lacking)).slice(0, lacking).join("") + text;
}

export function cut(vector: Vector, take: (characters: readonly string[]) => readonly string[]): TextVector {
  return mapTexts(vector, (text) => take(charactersOf(text)).join(""));
}
