import { alphabet } from "../../table/factor.ts";

/**
 * The values of a piece of a formula, one a row; a single one where it is the same in every row. NaN and code -1 are
 * missing.
 */
export type Vector = NumberVector | TextVector;

/** Numbers, dates, times; conditions as 1 and 0. */
export interface NumberVector {
  readonly kind: "number";
  readonly values: Float64Array;
}

export interface TextVector {
  readonly kind: "text";
  readonly codes: Int32Array;
  readonly texts: readonly string[];
}

export function numbers(values: Float64Array): NumberVector {
  return { kind: "number", values };
}

export function constantNumber(value: number): NumberVector {
  return numbers(Float64Array.of(value));
}

export function constantText(text: string | null): TextVector {
  return { kind: "text", codes: Int32Array.of(text === null ? -1 : 0), texts: text === null ? [] : [text] };
}

export function lengthOf(vector: Vector): number {
  return vector.kind === "number" ? vector.values.length : vector.codes.length;
}

/** The longest of the vectors: 1 where all are constant. */
export function commonLength(vectors: readonly Vector[]): number {
  return vectors.some((vector) => lengthOf(vector) !== 1)
    ? Math.max(...vectors.map(lengthOf).filter((n) => n !== 1))
    : 1;
}

/** By how much the place in a vector grows from row to row: 0 in a constant. */
export function strideOf(vector: Vector): 0 | 1 {
  return lengthOf(vector) === 1 ? 0 : 1;
}

export function numbersOf(vector: Vector): Float64Array {
  if (vector.kind === "number") return vector.values;
  // Only "missing" is a number and a text at once.
  return new Float64Array(vector.codes.length).fill(Number.NaN);
}

export function textsOf(vector: Vector): TextVector {
  if (vector.kind === "text") return vector;
  return { kind: "text", codes: new Int32Array(vector.values.length).fill(-1), texts: [] };
}

export function mapNumbers(vector: Vector, change: (value: number) => number): NumberVector {
  const values = numbersOf(vector);
  const changed = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) changed[i] = change(values[i]);
  return numbers(changed);
}

export function zipNumbers(a: Vector, b: Vector, join: (a: number, b: number) => number): NumberVector {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  const [leftStride, rightStride] = [strideOf(a), strideOf(b)];
  const joined = new Float64Array(commonLength([a, b]));
  for (let i = 0; i < joined.length; i++) joined[i] = join(left[i * leftStride], right[i * rightStride]);
  return numbers(joined);
}

/** Each distinct text to another one; null: missing. */
export function mapTexts(vector: Vector, change: (text: string) => string | null): TextVector {
  const { codes, texts } = textsOf(vector);
  const { codeOf, texts: changed } = dictionary();
  const newCode = texts.map((text) => {
    const to = change(text);
    return to === null || to === "" ? -1 : codeOf(to);
  });
  return { kind: "text", codes: codes.map((code) => (code < 0 ? -1 : newCode[code])), texts: changed };
}

/** Each distinct text to a number. */
export function numbersOfTexts(vector: Vector, value: (text: string) => number): NumberVector {
  const { codes, texts } = textsOf(vector);
  const numberOf = Float64Array.from(texts, value);
  const values = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i++) values[i] = codes[i] < 0 ? Number.NaN : numberOf[codes[i]];
  return numbers(values);
}

/** Each distinct number to a text; null: missing. */
export function textsOfNumbers(vector: NumberVector, text: (value: number) => string | null): TextVector {
  const { codeOf, texts } = dictionary();
  const known = new Map<number, number>();
  const codes = new Int32Array(vector.values.length);
  for (let i = 0; i < codes.length; i++) {
    const value = vector.values[i];
    let code = known.get(value);
    if (code === undefined) {
      const shown = Number.isNaN(value) ? null : text(value);
      code = shown === null ? -1 : codeOf(shown);
      known.set(value, code);
    }
    codes[i] = code;
  }
  return { kind: "text", codes, texts };
}

/** The same texts with codes into one list. */
export function inOneDictionary(vectors: readonly Vector[]): {
  readonly codes: readonly Int32Array[];
  readonly texts: readonly string[];
} {
  const { codeOf, texts } = dictionary();
  const codes = vectors.map((vector) => {
    const own = textsOf(vector);
    const newCode = own.texts.map(codeOf);
    return own.codes.map((code) => (code < 0 ? -1 : newCode[code]));
  });
  return { codes, texts };
}

/** Numbers that compare as the values do, so that texts need not be compared row by row. */
export function comparableNumbers(vectors: readonly Vector[]): readonly NumberVector[] {
  if (vectors.every(({ kind }) => kind === "number")) return vectors as readonly NumberVector[];
  const { codes, texts } = inOneDictionary(vectors);
  const order = [...texts.keys()].sort(
    (a, b) => alphabet.compare(texts[a], texts[b]) || (texts[a] < texts[b] ? -1 : 1),
  );
  const rank = new Float64Array(texts.length);
  for (const [place, code] of order.entries()) rank[code] = place;
  return codes.map((own) => {
    const values = new Float64Array(own.length);
    for (let i = 0; i < own.length; i++) values[i] = own[i] < 0 ? Number.NaN : rank[own[i]];
    return numbers(values);
  });
}

/** Distinct texts in the order of their first use. */
export function dictionary(): { readonly codeOf: (text: string) => number; readonly texts: string[] } {
  const texts: string[] = [];
  const known = new Map<string, number>();
  const codeOf = (text: string) => {
    const code = known.get(text) ?? texts.push(text) - 1;
    known.set(text, code);
    return code;
  };
  return { codeOf, texts };
}
