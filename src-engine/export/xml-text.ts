/**
 * A text without the characters that XML has no place for (control characters, halves of pairs, U+FFFE and U+FFFF). One of them in a
 * label makes Word and LibreOffice call the whole file damaged.
 */
export function xmlText(text: string): string {
  return text.replace(impossible, "");
}

/** All but those of the production Char in XML 1.0, section 2.2. */
const impossible = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
