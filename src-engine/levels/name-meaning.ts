import type { Variable } from "../../src-contract/variable.ts";
import { type UnitKind, unitKind } from "./unit-kinds.ts";

/**
 * What the name of a variable says about it, or its label. What a short abbreviation says, or a word that means other things
 * as well, is not certain: the data must say the same.
 */
export type NameMeaning =
  | { readonly means: "unit"; readonly kind: UnitKind; readonly isCertain: boolean; readonly saidBy: "name" | "label" }
  /** Not certain: of what is a mark as well ("grade"), or differs between persons ("age"). */
  | { readonly means: "time"; readonly isCertain: boolean }
  /** "id", "code": an identifier, but not of what. */
  | { readonly means: "identifier" | "measurement" | "nothing" };

/**
 * Of a variable by its name and its label. A name that is not certain is made so by a label that speaks of the same units, and
 * means nothing beside one that does not: "cnt" is a country, but not where it is labeled "Falls".
 */
export function meaningOfVariable({ name, label }: Pick<Variable, "name" | "label">): NameMeaning {
  const byName = meaningOfName(name);
  if (byName.means === "unit" && !byName.isCertain && label !== "" && label !== name) {
    const { plural } = byName.kind;
    const isConfirmed = wordsOf(label).some((word) => kindOfWord(word)?.plural === plural);
    return isConfirmed ? { ...byName, isCertain: true } : { means: "nothing" };
  }
  if (byName.means !== "nothing" && byName.means !== "identifier") return byName;
  // Longer labels are phrases: "number of schools" identifies none.
  const byLabel = ownWords(label).length === 1 ? meaningOfName(label) : byName;
  return byLabel.means === "unit" && byLabel.isCertain ? { ...byLabel, saidBy: "label" } : byName;
}

/**
 * Reads a name as people make them: `schoolid`, `School_ID`, `idSchool`, `CNTSCHID`, `numéro_école`. The last word
 * decides: `school_size` is no school. Numbered names (`item12`) are series of measurements.
 */
export function meaningOfName(name: string): NameMeaning {
  const words = wordsOf(name);
  const own = ownWords(name);
  if (own.length === 0) return { means: words.length > 0 ? "identifier" : "nothing" };
  if (words.some((word) => /^\d/.test(word))) return { means: "nothing" };
  for (const word of [own.join(""), own.at(-1) ?? ""]) {
    const meaning = meaningOfWord(word, own.length < words.length);
    if (meaning !== null) return meaning;
  }
  return { means: own.length < words.length ? "identifier" : "nothing" };
}

const identifierWords = new Set(
  `id ids idnr nr no num number nummer numero code key ident identifier index name label
   kennung kennziffer kennzahl schlussel kurzel kode identifiant matricule codigo clave codice`.split(/\s+/),
);

const timeWords = new Set(
  `time day days date week month year yr quarter wave occasion occ visit session trial period round phase semester term
   seq sequence order t measurement measure repetition rep hour minute
   zeit zeitpunkt mzp messzeitpunkt tag woche monat jahr welle
   temps jour semaine mois annee vague tiempo dia semana mes ano onda tempo giorno anno`.split(/\s+/),
);

const wordsOfAgesAndGrades = new Set("grade grades gr age alter stufe edad eta".split(" "));

const measurementWords = new Set(
  `sex gender female male girl race ethnicity ethnic eth ethn minority income inc ses score test math mathach reading read
   size type sector treatment treat trt condition cond arm dose weight height length count freq n mean avg average sd var
   pct percent share rate ratio total sum status education edu educ experience exper level rank rating value
   geschlecht einkommen bildung gewicht grosse sexe revenu poids sexo genero ingreso peso`.split(/\s+/),
);

/** Units' words that mean other things in names of variables, in one language or another. */
const wordsOfManyMeanings = new Set(
  `kind part case fall field plot run lot charge state plant tank practice praxis branch store word wort sample probe image
   question frage tier location ort lieu group man woman frau mann femme mujer girl boy`.split(/\s+/),
);

const longestAbbreviation = 3;

function meaningOfWord(word: string, saysIdentifier: boolean): NameMeaning | null {
  const kind = kindOfWord(word);
  if (kind !== null && !measurementWords.has(word)) {
    const isPlain = word.length > longestAbbreviation && !wordsOfManyMeanings.has(singular(word));
    return { means: "unit", kind, isCertain: saysIdentifier || isPlain, saidBy: "name" };
  }
  if (timeWords.has(word)) return { means: "time", isCertain: true };
  if (wordsOfAgesAndGrades.has(word)) return { means: "time", isCertain: false };
  return measurementWords.has(word) ? { means: "measurement" } : null;
}

function kindOfWord(word: string): UnitKind | null {
  return unitKind(word) ?? unitKind(withoutIdentifier(word)) ?? unitKind(singular(word));
}

/** `schoolid`, `idschool`, `cntschid`, `schulkennung`. */
function withoutIdentifier(word: string): string {
  return word
    .replace(/^(?:id|cnt)(?=.{3})/, "")
    .replace(/(?:id|nr|no|num|code|kode|nummer|kennung|kennziffer|kennzahl|schlussel|kurzel)$/, "");
}

function singular(word: string): string {
  return word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.replace(/s$/, "");
}

/** Without those that only say that something is identified. */
function ownWords(name: string): readonly string[] {
  return wordsOf(name).filter((word) => !identifierWords.has(word));
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
