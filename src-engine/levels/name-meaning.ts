import { type UnitKind, unitKind } from "./unit-kinds.ts";

/** What the name of a variable says about it. */
export type NameMeaning =
  | { readonly means: "unit"; readonly kind: UnitKind }
  /** "id", "code": an identifier, but not of what. */
  | { readonly means: "identifier" | "time" | "measurement" | "nothing" };

/**
 * Reads a name as people make them: `schoolid`, `School_ID`, `idSchool`, `CNTSCHID`, `numéro_école`. The last word
 * decides: `school_size` is no school. Numbered names (`item12`) are series of measurements.
 */
export function meaningOfName(name: string): NameMeaning {
  const words = wordsOf(name);
  const own = words.filter((word) => !identifierWords.has(word));
  if (own.length === 0) return { means: words.length > 0 ? "identifier" : "nothing" };
  if (words.some((word) => /^\d/.test(word))) return { means: "nothing" };
  for (const word of [own.join(""), own.at(-1) ?? ""]) {
    const meaning = meaningOfWord(word);
    if (meaning !== null) return meaning;
  }
  return { means: own.length < words.length ? "identifier" : "nothing" };
}

const identifierWords = new Set(
  "id ids idnr nr no num number nummer numero code key ident identifier index name label".split(" "),
);

const timeWords = new Set(
  `time day days date week month year yr quarter wave occasion occ visit session trial period round phase semester term
   grade gr age seq sequence order t measurement measure repetition rep hour minute
   zeit zeitpunkt mzp messzeitpunkt tag woche monat jahr welle alter stufe
   temps jour semaine mois annee vague tiempo dia semana mes ano edad onda tempo giorno anno eta`.split(/\s+/),
);

const measurementWords = new Set(
  `sex gender female male girl race ethnicity ethnic eth ethn minority income inc ses score test math mathach reading read
   size type sector treatment treat trt condition cond arm dose weight height length count freq n mean avg average sd var
   pct percent share rate ratio total sum status education edu educ experience exper level rank rating value
   geschlecht einkommen bildung gewicht grosse sexe revenu poids sexo genero ingreso peso`.split(/\s+/),
);

function meaningOfWord(word: string): NameMeaning | null {
  const kind = unitKind(word) ?? unitKind(withoutIdentifier(word)) ?? unitKind(singular(word));
  if (kind !== null && !measurementWords.has(word)) return { means: "unit", kind };
  if (timeWords.has(word)) return { means: "time" };
  return measurementWords.has(word) ? { means: "measurement" } : null;
}

/** `schoolid`, `idschool`, `cntschid`. */
function withoutIdentifier(word: string): string {
  return word.replace(/^(?:id|cnt)(?=.{3})/, "").replace(/(?:id|nr|no|num|code|nummer)$/, "");
}

function singular(word: string): string {
  return word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.replace(/s$/, "");
}

/** Words in lower case without accents: divided by anything but letters, by capitals in the middle and by digits. */
function wordsOf(name: string): readonly string[] {
  return (
    name
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/\p{L}+|\d+/gu) ?? []
  );
}
