import { Fragment, type ReactNode } from "react";

/** A text whose long words, as names of variables often are, may break where they have a joint. */
export function LongWords({ text }: { readonly text: string }) {
  return withBreaks(text);
}

/** The same for a part of a text: most have nothing to break, and are no more than themselves. */
export function withBreaks(text: string): ReactNode {
  const parts = breakableParts(text);
  if (parts.length === 1) return text;
  return parts.map((part, position) => (
    <Fragment key={`${String(position)} ${part}`}>
      {position > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** Words up to here stay whole. */
const longest = 14;

/** The text, divided within long words: behind signs that join, before capitals, or else where it has to be. */
export function breakableParts(text: string): readonly string[] {
  if (text.length <= longest) return [text];
  const parts: string[] = [];
  for (const word of text.split(/(?<=\s)/)) {
    const [first = "", ...rest] = word.trimEnd().length > longest ? jointsOf(word) : [word];
    const before = parts.at(-1);
    if (before === undefined) parts.push(first);
    else parts[parts.length - 1] = before + first;
    parts.push(...rest);
  }
  return parts;
}

function jointsOf(word: string): readonly string[] {
  return word.split(/(?<=[_./\\:-])(?=[^\s_./\\:-])|(?<=\p{Ll})(?=\p{Lu})/u).flatMap(evenParts);
}

/** As few as it takes, of about the same length. */
function evenParts(part: string): readonly string[] {
  const characters = [...part];
  const count = Math.max(1, Math.ceil(part.trimEnd().length / longest));
  const size = Math.ceil(characters.length / count);
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) =>
    characters.slice(index * size, (index + 1) * size).join(""),
  );
}
