import type { UnitNoun } from "../../src-contract/levels.ts";

/**
 * What units are to each other: people (or animals) are measured, groups hold people or things, and crossed ones (items,
 * raters) meet many of the others.
 */
export type UnitRole = "person" | "group" | "crossed";

/** A kind of unit that names of identifiers speak of. */
export interface UnitKind extends UnitNoun {
  readonly role: UnitRole;
}

/** Kinds by the words for them, in English, German, French, Spanish, Portuguese, Italian, Dutch and the Nordic languages. */
export function unitKind(word: string): UnitKind | null {
  return kindByWord.get(word) ?? null;
}

const groups = `
school schools: school schl sch schule schul ecole etablissement lycee college escuela colegio escola scuola skola skole skolen
primary_school primary_schools: primary
secondary_school secondary_schools: secondary
class classes: class classroom cls cl klasse klassen klass klas classe clase turma aula sinif
course courses: course kurs cours curso corso
teacher teachers: teacher teach tch lehrer lehrkraft enseignant professeur maestro docente professor insegnante leraar larare
lecturer lecturers: lecturer instructor dozent
university universities: university uni universitat universite universidad
department departments: department dept abteilung departement departamento
district districts: district dist lea bezirk distrito
country countries: country cntry cnt cntryid land pays pais paese nation nations
state states: state bundesland
region regions: region regions provincia province prov
county counties: county landkreis kreis canton kanton
municipality municipalities: municipality gemeinde kommune kommun commune municipio comune
city cities: city town stadt ville ciudad cidade citta
village villages: village dorf
neighborhood neighborhoods: neighborhood neighbourhood nbhd quartier barrio tract
community communities: community comm
family families: family fam fml familie famille familia
household households: household hh haushalt menage hogar
couple couples: couple paar
dyad dyads: dyad
pair pairs: pair
firm firms: firm firma betrieb unternehmen entreprise empresa
company companies: company comp
organization organizations: organization organisation org
team teams: team
branch branches: branch store shop filiale
hospital hospitals: hospital hosp krankenhaus hopital ospedale ziekenhuis
daycare_center daycare_centers: kita kindergarten creche
facility facilities: facility einrichtung
clinic clinics: clinic klinik clinique clinica
ward wards: ward
practice practices: practice praxis
doctor doctors: doctor physician arzt medecin
therapist therapists: therapist therapeut
interviewer interviewers: interviewer
center centers: center centre zentrum centro
site sites: site standort
station stations: station
location locations: location ort lieu
cluster clusters: cluster clus psu
group groups: group grp gruppe groupe grupo gruppo groep grupp
study studies: study studie
lab labs: lab labor laboratory
plot plots: plot parcel parzelle
field fields: field
block blocks: block
farm farms: farm
herd herds: herd herde
flock flocks: flock
litter litters: litter wurf
brood broods: brood
nest nests: nest
cage cages: cage
tank tanks: tank
tree trees: tree baum
forest forests: forest
lake lakes: lake
batch batches: batch charge
lot lots: lot
cask casks: cask
wafer wafers: wafer
plate plates: plate
run runs: run
plant plants: plant
`;

const people = `
student students: student stud stu schuler schueler eleve etudiant alumno estudiante aluno studente leerling elev
pupil pupils: pupil
child children: child kid kind enfant nino crianca bambino barn
person persons: person pers pid individual indiv ind personne persona pessoa persoon
subject subjects: subject subj suj sujet sujeto soggetto proefpersoon versuchsperson vp vpn proband
participant participants: participant part ppt ppn ppid pp teilnehmer teiln tn
respondent respondents: respondent respond befragter
patient patients: patient pat paciente paziente
client clients: client klient
case cases: case fall
employee employees: employee emp mitarbeiter employe empleado
worker workers: worker arbeiter
manager managers: manager
customer customers: customer kunde
user users: user
player players: player athlete
woman women: woman frau femme mujer
man men: man mann
mother mothers: mother mom mum mutter mere madre
twin twins: twin zwilling
boy boys: boy
girl girls: girl
animal animals: animal tier
rat rats: rat ratte
mouse mice: mouse maus
dog dogs: dog hund
cat cats: cat
mare mares: mare
rabbit rabbits: rabbit
chick chicks: chick
cow cows: cow kuh
calf calves: calf
pig pigs: pig
bird birds: bird
fish fish: fish
monkey monkeys: monkey
`;

const crossed = `
item items: item aufgabe
question questions: question frage
word words: word wort
stimulus stimuli: stimulus stim stimuli
picture pictures: picture image bild
judge judges: judge
rater raters: rater
coder coders: coder
sample samples: sample probe
`;

const kindByWord: ReadonlyMap<string, UnitKind> = new Map([
  ...readKinds(groups, "group"),
  ...readKinds(people, "person"),
  ...readKinds(crossed, "crossed"),
]);

function readKinds(lines: string, role: UnitRole): (readonly [string, UnitKind])[] {
  return lines
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [nouns = "", words = ""] = line.split(": ");
      const [singular = "", plural = ""] = nouns.split(" ").map((noun) => noun.replace("_", " "));
      return words.split(" ").map((word) => [word, { singular, plural, role }] as const);
    });
}
