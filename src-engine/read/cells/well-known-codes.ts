/** What programs and people write where there is no value. */
const wellKnown = new Set(
  "na,n/a,#n/a,n.a.,nan,null,none,nil,missing,k.a.,keine angabe,n.d.,nd,.,..,-,--,---,–,—,?,*,0000-00-00,0000-00-00 00:00:00,00/00/0000,00.00.0000".split(
    ",",
  ),
);

export function isWellKnownCode(text: string): boolean {
  return wellKnown.has(withoutSpacesAfterPoints(text.trim().toLowerCase()));
}

/** "k. A." is "k.A.". */
export function withoutSpacesAfterPoints(text: string): string {
  return text.includes(". ") ? text.replaceAll(". ", ".") : text;
}
