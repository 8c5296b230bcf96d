/** The little of XML that finding one's way in a workbook takes. */

/** An attribute of an opening tag; null: it has none of that name. */
export function attribute(tag: string, name: string): string | null {
  for (let at = tag.indexOf(name); at >= 0; at = tag.indexOf(name, at + 1)) {
    const before = tag.charCodeAt(at - 1);
    const quote = tag.charAt(at + name.length + 1);
    const isWhole = before === 0x20 || before === 0x0a || before === 0x0d || before === 0x09;
    if (!isWhole || tag.charAt(at + name.length) !== "=" || (quote !== '"' && quote !== "'")) continue;
    const start = at + name.length + 2;
    const end = tag.indexOf(quote, start);
    return end < 0 ? null : decodeXml(tag.slice(start, end));
  }
  return null;
}

/** Where the tag that starts at `start` ends (the place of its ">"); -1: it does not. */
export function tagEnd(xml: string, start: number): number {
  let quote = 0;
  for (let at = start; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) {
      quote = code;
    } else if (code === 0x3e) {
      return at;
    }
  }
  return -1;
}

export function decodeXml(text: string): string {
  return text.includes("&") ? text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, decodeEntity) : text;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeEntity(whole: string, entity: string): string {
  if (!entity.startsWith("#")) return named[entity] ?? whole;
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
