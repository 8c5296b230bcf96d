/** How the numbers of a column are written besides their digits: `12 %`, `€ 1.234,50`, `(12.5)`, `12.50-`. */
export interface NumberNotation {
  /** The sign of percent or of one currency that stands beside them; null: brackets or signs behind them only. */
  readonly unit: string | null;
}

/** A number as people write it, taken apart. */
export interface WrittenNumber {
  readonly unit: string | null;
  /** With its sign in front. */
  readonly digits: string;
}

/**
 * The number in a text with a sign of percent or of a currency, or one that is below zero as bookkeepers write it: in
 * brackets or, as programs of enterprises print it, with a sign behind its decimals. Null for all others: a grade is `2-`.
 */
export function writtenNumber(text: string): WrittenNumber | null {
  if (text.length > longest) return null;
  const [whole, open, first, before, innerOpen, inner, digits = "", after, behind, close] =
    form.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const isBracketed = close !== undefined;
  if (isBracketed !== (open !== undefined || innerOpen !== undefined)) return null;
  const signs = [first, inner, behind, close].filter((sign) => sign !== undefined);
  if (signs.length > 1 || (behind !== undefined && !/[.,]\d+$/.test(digits))) return null;
  if ((open !== undefined && innerOpen !== undefined) || (before !== undefined && after !== undefined)) return null;
  const unit = before ?? after ?? null;
  if (unit === null && !isBracketed && behind === undefined) return null;
  const isNegative = signs.length > 0 && signs[0] !== "+";
  return { unit, digits: `${isNegative ? "-" : ""}${digits}` };
}

/** The notation that `texts` share with numbers that have none; null where they share none. */
export function sharedNotation(texts: readonly WrittenNumber[], bareNumbers: number): NumberNotation | null {
  const units = new Set(texts.flatMap(({ unit }) => unit ?? []));
  const [unit = null] = units;
  if (texts.length === 0 || units.size > 1) return null;
  if (unit === null) return bareNumbers > 0 ? { unit } : null;
  return isShare(unit) && bareNumbers > 0 ? null : { unit };
}

/** Whether a number without the unit means something else: 0.5 beside 50 %. */
export function isShare(unit: string | null): boolean {
  return unit === "%" || unit === "‰";
}

const longest = 64;
const gap = "[ \u00a0\u202f]?";
const sign = "[-+\u2212]";
const digitsAndMarks = "(?:[\\d.,][\\d.,'\u2019 \u00a0\u202f]*)?\\d";
const currency = [
  "[$€£¥￥₩₹₽₺₫₪฿₴₦₱₡₲₵₸¢]",
  "(?:US|CA|AU|NZ|HK|NT|A|C|R|S)\\$",
  "EUR|USD|GBP|CHF|JPY|CNY|RMB|INR|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|RUB|UAH|TRY|ILS|ZAR|BRL|MXN|CAD|AUD|NZD|KRW|SGD|HKD",
  "kr\\.?|zł|Kč|Ft|SFr\\.?|Fr\\.|Rs\\.?",
].join("|");
const form = new RegExp(
  `^(\\()?(${sign})?${gap}(?:(${currency})${gap})?(\\()?(${sign})?(${digitsAndMarks})${gap}([%‰]|${currency})?(-)?(\\))?$`,
);
