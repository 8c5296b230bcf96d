import { withKeptDigits } from "./kept-digits.ts";

/** The value that a text is; undefined: it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(withKeptDigits(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The values that stand one after the other in a text, each over as many lines as it likes; null: it is not made of such. */
export function parseJsonSequence(text: string): readonly unknown[] | null {
  const whole = parseJson(text);
  if (whole !== undefined) return [whole];
  const values: unknown[] = [];
  for (const piece of piecesOf(text)) {
    const value = parseJson(piece);
    if (value === undefined) return null;
    values.push(value);
  }
  return values.length === 0 ? null : values;
}

/** The text cut behind each closing bracket that closes the first one. */
function* piecesOf(text: string): Generator<string> {
  let depth = 0;
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (mark.startsWith('"')) continue;
    depth += mark === "{" || mark === "[" ? 1 : -1;
    if (depth > 0) continue;
    yield text.slice(start, index + 1);
    start = index + 1;
  }
  if (text.slice(start).trim() !== "") yield text.slice(start);
}

/** Texts as a whole, so that no bracket within them counts. */
const marks = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
