/**
 * Title case by APA 7 (section 6.17): words of four letters and more and all but the small conjunctions, articles and
 * prepositions begin with a capital; the first word always does. Capitals that are there stay.
 */
export function titleCase(text: string): string {
  return text.replaceAll(/[\p{L}\p{N}’']+/gu, (word, position: number, whole: string) => {
    const startsPart = position === 0 || /[:—–.]\s*$/.test(whole.slice(0, position));
    if (!startsPart && small.has(word)) return word;
    return word.charAt(0).toUpperCase() + word.slice(1);
  });
}

const small = new Set([
  ..."a an and as at but by en for if in nor of off on or per so the to up via vs yet".split(" "),
]);
