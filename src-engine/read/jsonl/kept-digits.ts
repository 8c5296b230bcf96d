/**
 * JSON in which whole numbers of more digits than a number keeps are texts, and numbers that JSON does not know, as Python
 * writes them (NaN, Infinity), are null or too large to be finite.
 */
export function withKeptDigits(json: string): string {
  if (!mayNeed.test(json)) return json;
  return json.replace(tokens, (token) => {
    if (token === "NaN") return "null";
    if (token.endsWith("Infinity")) return token.startsWith("-") ? "-1e999" : "1e999";
    const isLong = /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
    return isLong ? `"${token}"` : token;
  });
}

const mayNeed = /\d{16}|NaN|Infinity/;
/** Texts as a whole, so that nothing within them is taken for a number. */
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|NaN|-?Infinity/g;
