import { strFromU8, unzipSync } from "fflate";

/** A .docx opened for a look at its parts. */
export function wordPart(docx: Uint8Array, part: string): string {
  const bytes = unzipSync(docx)[part];
  if (bytes === undefined) throw new Error(`no ${part} in the file`);
  return strFromU8(bytes);
}

/** The outermost elements of that name, with what is in them. */
export function elements(xml: string, name: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: tag, index } of xml.matchAll(new RegExp(`<(/?)${name}(?=[ />])[^>]*?(/?)>`, "g"))) {
    const isEnd = tag.startsWith("</");
    if (!isEnd && depth === 0) start = index;
    if (tag.endsWith("/>")) {
      if (depth === 0) found.push(tag);
    } else depth += isEnd ? -1 : 1;
    if (isEnd && depth === 0) found.push(xml.slice(start, index + tag.length));
  }
  return found;
}

/** The first such element's attribute; null: there is none. */
export function attribute(xml: string, name: string, wanted: string): string | null {
  const tag = new RegExp(`<${name}(?=[ />])[^>]*>`).exec(xml)?.[0] ?? "";
  return new RegExp(`${wanted}="([^"]*)"`).exec(tag)?.[1] ?? null;
}

/** The text of runs, deleted markup and fields left out. */
export function textOf(xml: string): string {
  return [...xml.matchAll(/<(?:w|m):t(?=[ >])[^>]*>([^<]*)</g)]
    .map(([, text = ""]) => text.replaceAll("&lt;", "<").replaceAll("&amp;", "&"))
    .join("");
}
