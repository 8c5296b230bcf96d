/** Numbers as APA 7 prints them (Publication Manual, sections 6.36 and 6.43): true minus signs, no zero before the point
 * of what cannot exceed 1. */

/**
 * With so many decimals, thousands separated: "−1,642.60". What rounds to zero has no sign. A number that is all zeros in the first
 * six of more decimals has a power of ten instead, "2.36 × 10⁻⁹", and so has one of thirteen digits and more: "3.25 × 10¹⁶".
 */
export function decimalText(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? "−∞" : "";
  if (decimals > mostDecimals && Math.abs(value) < 10 ** -mostDecimals) return powerText(value);
  if (Math.abs(value) >= beyondReading) return powerText(value);
  const text = decimalFormat(Math.min(decimals, finest)).format(value);
  return /[1-9]/.test(text) ? text.replace("-", "−") : text.replace("-", "");
}

/** More of them are hard to count. */
const mostDecimals = 6;
/** So are its digits from here on. */
const beyondReading = 1e12;

/** With three digits, or as many as are asked for: "2.36 × 10⁻⁹". */
export function powerText(value: number, digits = 3): string {
  if (value === 0) return "0";
  const [mantissa = "", power = ""] = value.toExponential(digits - 1).split("e");
  return `${mantissa.replace("-", "−")} × 10${raised(power)}`;
}

const raisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** "−2" with raised letters. */
export function raised(power: string): string {
  return power
    .replace("+", "")
    .replace("-", "⁻")
    .replace(/\d/g, (digit) => raisedDigits[Number(digit)] ?? "");
}

/** As programs read them: a hyphen for the minus sign, "2.36e-9" for a power of ten. */
export function readableNumbers(text: string): string {
  const digitOf = (character: string) => (character === "⁻" ? "-" : String(raisedDigits.indexOf(character)));
  return text
    .replaceAll("−", "-")
    .replace(/ × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, power: string) => `e${[...power].map(digitOf).join("")}`);
}

/** Made once for each number of decimals: making one takes some fifty times as long as using it. */
function decimalFormat(decimals: number): Intl.NumberFormat {
  const known = decimalFormats.get(decimals);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  decimalFormats.set(decimals, made);
  return made;
}

/** Of what is not close to zero. */
const finest = 8;

const decimalFormats = new Map<number, Intl.NumberFormat>();

/** A correlation, ICC, reliability or R²: ".39", "−.12", "1.00". Null decimals: two. */
export function shareText(value: number, decimals: number | null = null): string {
  return decimalText(value, decimals ?? 2).replace(/^(−?)0\./, "$1.");
}

/** "< .001", ".037", "> .999": neither impossible nor certain. */
export function probabilityText(p: number): string {
  if (p < 0.0005) return "< .001";
  return p >= 0.9995 ? "> .999" : shareText(p, 3);
}

/** Two decimals as a rule; with a standard error below .01 as many as show its first digit. `asked` overrules. */
export function decimalsFor(se: number, asked: number | null): number {
  if (asked !== null) return asked;
  return se > 0 && se < 0.01 ? Math.ceil(-Math.log10(se)) : 2;
}

/**
 * Decimals of the numbers of one column, by what each row's are chosen for (`decimalsFor`): as many as show the first digit in every
 * row. A row that needs over two more than another has its own instead, so that one tiny number does not fill a column with digits.
 */
export function columnDecimals(sizes: Iterable<number>, asked: number | null): (size: number) => number {
  const needed = new Set(Array.from(sizes).flatMap((size) => (size > 0 ? decimalsFor(size, asked) : [])));
  const fewest = Math.min(...needed);
  const shared = Math.max(...[...needed].filter((decimals) => decimals <= fewest + 2));
  return (size) => Math.max(decimalsFor(size, asked), shared);
}
