import { describe, expect, it } from "vitest";
import type { LevelSuggestion, LevelSuggestions } from "../../../src-contract/levels.ts";
import { suggestLevels } from "../../../src-engine/levels/suggest-levels.ts";
import { toldApart } from "../../../src-engine/levels/unit-noun.ts";
import { dataSet } from "../../../src-engine/table/data-set.ts";
import { madeData, randomNumbers } from "../../support/made-data.ts";
import { read, testData } from "../read/read-in-test.ts";
import { type Cells, dataOf } from "../table/data-set-in-test.ts";

async function suggestionsFor(file: string): Promise<LevelSuggestions> {
  const { table, variables } = await read(testData(file));
  return suggestLevels(dataSet(table, variables));
}

/** "1721 children (childid) < 60 schools (schoolid), rows are occasions" */
function inWords({ first, proposal, crossed = [] }: LevelSuggestions): string {
  const said = ({ id, units, noun }: LevelSuggestion) => `${units} ${noun.plural} (${id.join(" × ")})`;
  const beside = crossed.map((factor) => `, crossed with ${said(factor)}`).join("");
  return `${first.plural}: ${proposal.map(said).join(" < ") || "nothing"}${beside}`;
}

describe("the proposal for real data", () => {
  it.each([
    ["hsb.csv", "rows: 160 schools (school)"],
    ["../../assets/examples/sleepstudy.sav", "occasions: 18 subjects (Subject)"],
    ["../../assets/examples/growth.sav", "occasions: 1721 children (childid) < 60 schools (schoolid)"],
    ["levels/Chem97.csv", "students: 278 schools (school) < 27 districts (lea)"],
    ["levels/ChickWeight.csv", "occasions: 50 chicks (Chick)"],
    ["levels/Contraception.csv", "women: 60 districts (district)"],
    ["levels/Machines.csv", "rows: 6 workers (Worker)"],
    ["levels/Mmmec.csv", "counties: 78 regions (region) < 9 countries (nation)"],
    ["levels/Oats.csv", "rows: 6 blocks (Block)"],
    ["levels/Orthodont.csv", "occasions: 27 subjects (Subject)"],
    ["levels/Oxide.csv", "sites: 24 wafers (Lot × Wafer) < 8 lots (Lot)"],
    ["levels/Pastes.csv", "rows: 30 casks (batch × cask) < 10 batches (batch)"],
    ["levels/Penicillin.csv", "rows: 24 plates (plate)"],
    ["levels/ScotsSec.csv", "rows: 51 primary schools (primary)"],
    ["levels/Socatt.csv", "occasions: 264 respondents (respond) < 54 districts (district)"],
    ["levels/VerbAgg.csv", "rows: 60 units (id), crossed with 24 items (item)"],
    ["levels/bacteria.csv", "occasions: 50 subjects (ID)"],
    ["levels/cbpp.csv", "occasions: 15 herds (herd)"],
    ["levels/grouseticks.csv", "rows: 118 broods (BROOD) < 63 locations (LOCATION)"],
    ["levels/guImmun.csv", "children: 895 mothers (mom) < 101 communities (comm)"],
    ["levels/nlschools.csv", "rows: 85 classes (class)"],
    ["levels/star.csv", "occasions: 1092 subjects (id), crossed with 1151 teachers (tch)"],
  ])("%s is %s", async (file, expected) => {
    expect(inWords(await suggestionsFor(file))).toBe(expected);
  });

  it("comes with its reasons", async () => {
    const { proposal } = await suggestionsFor("../../assets/examples/growth.sav");
    expect(proposal[0]?.reasons.map(({ code }) => code)).toEqual([
      "name-says-so",
      "values-repeat",
      "constant-within",
      "rows-together",
    ]);
    expect(proposal[0]?.reasons[2]).toMatchObject({
      units: 1721,
      variables: expect.arrayContaining(["female", "schoolid"]),
    });
    expect(proposal[1]?.reasons).toContainEqual({ code: "rows-together" });
    expect(proposal[1]?.reasons.at(-1)).toEqual({
      code: "contains",
      inner: { singular: "child", plural: "children" },
      units: 1721,
    });
  });
});

describe("what is offered", () => {
  it("holds no measurements, no categories and no times", async () => {
    const offered = async (file: string) => (await suggestionsFor(file)).candidates.map(({ id }) => id.join());
    expect(await offered("hsb.csv")).toEqual(["school"]);
    expect(await offered("../../assets/examples/sleepstudy.sav")).toEqual(["Subject"]);
    expect(await offered("levels/Orthodont.csv")).toEqual(["Subject"]);
    expect(new Set(await offered("../../assets/examples/growth.sav"))).toEqual(new Set(["childid", "schoolid"]));
  });

  it("is found without a telling name, by what is constant in its units", () => {
    const rows = Array.from({ length: 600 }, (_, row) => row);
    const unit = rows.map((row) => 1000 + Math.floor(row / 20));
    const data = dataOf({
      v1: unit,
      v2: unit.map((value) => (value * 37) % 11),
      v3: unit.map((value) => value % 2),
      v4: rows.map((row) => (row * 7919) % 97),
      v5: rows.map((row) => row % 2),
    });
    const { proposal, candidates } = suggestLevels(data);
    expect(proposal.map(({ id, units, noun }) => [id, units, noun.plural])).toEqual([[["v1"], 30, "units"]]);
    expect(candidates).toHaveLength(1);
  });

  it("is nothing where nothing repeats like units", () => {
    const rows = Array.from({ length: 200 }, (_, row) => row);
    const data = dataOf({
      x: rows.map((row) => Math.sin(row)),
      sex: rows.map((row) => row % 2),
      age: rows.map((row) => 20 + ((row * 31) % 50)),
    });
    expect(suggestLevels(data)).toEqual({ first: { singular: "row", plural: "rows" }, proposal: [], candidates: [] });
  });
});

describe("names that may mean something else", () => {
  const rows = Array.from({ length: 400 }, (_, row) => row);
  const noise = (step: number, values: number) => rows.map((row) => (row * row * step + row * 7) % values);
  const columns = { cnt: noise(3, 11), y: rows.map((row) => Math.sin(row)), village: noise(13, 29) };
  const proposed = (cells: Readonly<Record<string, Cells>>, labels: Readonly<Record<string, string>> = {}) => {
    const { table, variables } = dataOf(cells);
    const labeled = variables.map((one) => ({ ...one, label: labels[one.name] ?? "" }));
    return suggestLevels(dataSet(table, labeled));
  };
  const ids = ({ proposal }: LevelSuggestions) => proposal.map(({ id }) => id.join("+"));

  it("are no units by their name alone: data or a label must say the same", () => {
    expect(ids(proposed(columns))).toEqual(["village"]);
    const countries = proposed(columns, { cnt: "Country of residence" });
    expect(countries.candidates.map(({ noun }) => noun.plural)).toContain("countries");
    const together = { y: columns.y, cnt: rows.map((row) => Math.floor(row / 20)) };
    expect(ids(proposed(together))).toEqual(["cnt"]);
    const falls = proposed(together, { cnt: "Falls" });
    expect(falls.candidates.map(({ noun }) => noun.plural)).not.toContain("countries");
  });

  it("do not make treatments that occur in every block units of their own", () => {
    const blocks = { block: rows.map((row) => Math.floor(row / 40)), kind: noise(1, 4), y: columns.y };
    const { candidates } = proposed(blocks);
    expect(candidates.map(({ id }) => id.join("+"))).toEqual(["block"]);
  });

  it("make classes of numbers that start again, where pupils do so in each of them", () => {
    const school = rows.map((row) => Math.floor(row / 40));
    const numbers = { sch: school, cls: rows.map((row) => Math.floor(row / 20) % 2), y: columns.y };
    const pupil = rows.map((row) => 1 + (row % 20));
    expect(ids(proposed(numbers))).toEqual(["sch"]);
    const { first, proposal } = proposed({ ...numbers, pupil });
    expect(proposal.map(({ id }) => id.join("+"))).toEqual(["sch+cls", "sch"]);
    expect(proposal[0]?.reasons).toContainEqual({ code: "starts-again", name: "cls", within: ["sch"] });
    expect(first.plural).toBe("pupils");
  });

  it.each(["id", "stu", "pid"])("offer no unit where %s numbers the rows of every class", (name) => {
    const numbers = {
      school: rows.map((row) => Math.floor(row / 40)),
      class: rows.map((row) => Math.floor(row / 20) % 2),
    };
    const { candidates } = proposed({ ...numbers, [name]: rows.map((row) => 1 + (row % 20)), y: columns.y });
    expect(candidates.map(({ id }) => id.join("+")).sort()).toEqual(["school", "school+class"]);
  });

  it("number units anew in every group where something belongs to these units alone", () => {
    const child = rows.map((row) => Math.floor(row / 4) % 10);
    const school = rows.map((row) => Math.floor(row / 40));
    const sex = rows.map((row) => ((Math.floor(row / 4) * 7) % 3 === 0 ? 1 : 0));
    const { proposal } = proposed({ schule: school, kind: child, sex, y: columns.y });
    expect(proposal.map(({ id, noun }) => [id.join("+"), noun.plural])).toEqual([
      ["schule+kind", "children"],
      ["schule", "schools"],
    ]);
  });

  it("are told by the label, where that is a unit's name", () => {
    const { proposal } = proposed({ v3: noise(13, 29), y: columns.y }, { v3: "School number" });
    expect(proposal.map(({ noun, reasons }) => [noun.plural, reasons[0]?.code])).toEqual([
      ["schools", "label-says-so"],
    ]);
    expect(proposed({ v3: noise(13, 29), y: columns.y }, { v3: "Number of schools" }).proposal).toEqual([]);
  });
});

describe("names", () => {
  it("tell the units of two levels apart", () => {
    const noun = { singular: "school", plural: "schools" };
    const told = toldApart([
      { id: ["school"], noun },
      { id: ["of_school"], noun },
    ]);
    expect(told.map((level) => level.noun.plural)).toEqual(["schools", "of_schools"]);
  });

  const nouns = (name: string, time = "x") => {
    const rows = Array.from({ length: 300 }, (_, row) => row);
    const data = dataOf({ [name]: rows.map((row) => Math.floor(row / 10)), [time]: rows.map((row) => row % 10) });
    const { first, proposal } = suggestLevels(data);
    return [first.singular, proposal[0]?.noun.singular, proposal[0]?.noun.plural];
  };

  it("are understood in several languages and spellings", () => {
    const expected: readonly (readonly [string, string])[] = [
      ["SchoolID", "schools"],
      ["school_nr", "schools"],
      ["CNTSCHID", "schools"],
      ["idschool", "schools"],
      ["Schule", "schools"],
      ["id_école", "schools"],
      ["escuela", "schools"],
      ["Schulkennung", "schools"],
      ["Klassenschlüssel", "classes"],
      ["Klasse_Nr", "classes"],
      ["classe", "classes"],
      ["CNTSTUID", "students"],
      ["Schüler", "students"],
      ["élève_id", "students"],
      ["alumno", "students"],
      ["kind", "children"],
      ["Vpn", "subjects"],
      ["hhid", "households"],
      ["patient.id", "patients"],
      ["Unternehmen", "firms"],
      ["Betrieb", "firms"],
      ["Kita_Nr", "daycare centers"],
      ["país", "countries"],
      ["kommun", "municipalities"],
    ];
    for (const [name, plural] of expected) expect(nouns(name)[2], name).toBe(plural);
  });

  it("give words of their own, where they are words", () => {
    expect(nouns("orchard")).toEqual(["row", "orchard", "orchards"]);
    expect(nouns("colony")).toEqual(["row", "colony", "colonies"]);
    expect(nouns("id")).toEqual(["row", "unit", "units"]);
    expect(nouns("item12")).toEqual(["row", "unit", "units"]);
    expect(nouns("id", "week")).toEqual(["occasion", "subject", "subjects"]);
  });

  it("of rows are occasions where a time goes on from row to row, not where a grade is a mark", () => {
    const rows = Array.from({ length: 400 }, (_, row) => row);
    const person = rows.map((row) => Math.floor(row / 5));
    const said = (values: Readonly<Record<string, readonly (number | string | null)[]>>) =>
      suggestLevels(madeData({ id: person, ...values })).first.plural;
    const marks = rows.map((row) => 1 + (((row * 7919) % 97) % 6));
    // Pupils' marks of five subjects, their ages as they are asked in a household, and percentages that never repeat.
    expect(said({ grade: marks })).toBe("rows");
    expect(said({ age: rows.map((row) => 5 + ((row * 31) % 67)) })).toBe("rows");
    expect(said({ grade: rows.map((row) => (row * 37) % 101) })).toBe("rows");
    // Growth: grades 3 to 7, one of them repeated now and then or left out; ages with decimals; only some of the names.
    expect(said({ grade: rows.map((row) => 3 + (row % 5) - (row % 90 === 4 ? 1 : 0)) })).toBe("occasions");
    expect(said({ age: rows.map((row) => 8 + (row % 5) * 0.53 + Math.floor(row / 5) / 100) })).toBe("occasions");
    expect(said({ grade: marks, wave: rows.map((row) => (row % 5) + 1) })).toBe("occasions");
    // A diary of two days, with several entries each; waves in any order.
    expect(said({ day: rows.map((row) => (row % 5 < 3 ? 1 : 2)) })).toBe("occasions");
    expect(said({ wave: rows.map((row) => ((row * 3) % 5) + 1) })).toBe("occasions");
    // Courses of a student, in whatever semester.
    expect(said({ semester: rows.map((row) => 1 + (((row * 7919) % 89) % 3)) })).toBe("rows");
  });

  it("of measurements, times and series are no identifiers", () => {
    for (const name of ["school_size", "score", "age", "week", "grade", "teacher_experience"]) {
      expect(nouns(name)[1], name).toBeUndefined();
    }
  });
});

describe("several identifiers", () => {
  interface Place {
    readonly school: number;
    readonly class: number;
    readonly pupil: number;
  }
  /** Eight pupils in each of three classes of 20 schools, seen four times; or once. */
  const proposalFor = (label: (place: Place) => Readonly<Record<string, number | string>>, occasions = 4) => {
    const places = Array.from({ length: 20 * 3 * 8 * occasions }, (_, row) => ({
      school: Math.floor(row / (24 * occasions)),
      class: Math.floor(row / (8 * occasions)) % 3,
      pupil: Math.floor(row / occasions) % 8,
    }));
    const names = Object.keys(label({ school: 0, class: 0, pupil: 0 }));
    const identifiers = names.map((name) => [name, places.map((place) => label(place)[name] ?? "")] as const);
    const data = dataOf({
      ...Object.fromEntries(identifiers),
      occasion: places.map((_, row) => row % occasions),
      y: places.map((_, row) => Math.sin(row)),
    });
    return suggestLevels(data);
  };
  const unique = ({ school, class: index, pupil }: Place) => school * 24 + index * 8 + pupil + 1;

  it.each([
    [
      "each with its own numbers",
      (place: Place) => ({ school: place.school + 1, class: place.school * 3 + place.class + 1, pupil: unique(place) }),
      "occasions: 480 pupils (pupil) < 60 classes (class) < 20 schools (school)",
    ],
    [
      "classes that are numbered in their school",
      (place: Place) => ({ school: place.school + 1, class: place.class + 1, pupil: unique(place) }),
      "occasions: 480 pupils (pupil) < 60 classes (school × class) < 20 schools (school)",
    ],
    [
      "pupils that are numbered in their school, too",
      (place: Place) => ({
        school: place.school + 1,
        class: place.class + 1,
        pupil: place.class * 8 + place.pupil + 1,
      }),
      "occasions: 480 pupils (school × pupil) < 60 classes (school × class) < 20 schools (school)",
    ],
    [
      "pupils that are numbered in their class",
      (place: Place) => ({ school: place.school + 1, class: place.class + 1, pupil: place.pupil + 1 }),
      "occasions: 480 pupils (school × class × pupil) < 60 classes (school × class) < 20 schools (school)",
    ],
    [
      "columns that begin with the pupil, and letters for classes",
      (place: Place) => ({ pupilid: unique(place), classid: "abc"[place.class] ?? "", schoolid: place.school + 1 }),
      "occasions: 480 pupils (pupilid) < 60 classes (schoolid × classid) < 20 schools (schoolid)",
    ],
  ])("are nested in each other: %s", (_, label, expected) => {
    expect(inWords(proposalFor(label))).toBe(expected);
  });

  it("leave out those that only tell rows apart", () => {
    const label = (place: Place) => ({ school: place.school + 1, class: place.class + 1, pupil: place.pupil + 1 });
    expect(inWords(proposalFor(label, 1))).toBe("pupils: 60 classes (school × class) < 20 schools (school)");
  });

  it("say which units lie in which, and whose numbers start again", () => {
    const { proposal } = proposalFor((place) => ({
      school: place.school + 1,
      class: place.class + 1,
      pupil: unique(place),
    }));
    expect(proposal[1]?.reasons).toContainEqual({ code: "starts-again", name: "class", within: ["school"] });
    expect(proposal[2]?.reasons.at(-1)).toEqual({
      code: "contains",
      inner: { singular: "class", plural: "classes" },
      units: 60,
    });
  });
});

describe("labels that start again", () => {
  const classes = (labels: (school: number, index: number) => number): Record<string, Cells> => {
    const rows = Array.from({ length: 20 * 3 * 8 }, (_, row) => ({
      school: Math.floor(row / 24),
      index: Math.floor(row / 8) % 3,
    }));
    return {
      school: rows.map(({ school }) => school + 1),
      class: rows.map(({ school, index }) => labels(school, index)),
      y: rows.map((_, row) => Math.sin(row)),
    };
  };

  it("need the outer unit beside them", () => {
    const { proposal } = suggestLevels(dataOf(classes((_, index) => index + 1)));
    expect(proposal.map(({ id, units }) => [id, units])).toEqual([
      [["school", "class"], 60],
      [["school"], 20],
    ]);
  });

  it("do not where they run on", () => {
    const { proposal } = suggestLevels(dataOf(classes((school, index) => school * 3 + index)));
    expect(proposal.map(({ id, units }) => [id, units])).toEqual([
      [["class"], 60],
      [["school"], 20],
    ]);
  });

  it("identify pupils who meet several teachers by the school alone: what is the pupil's is the same with all of them", () => {
    const { uniform } = randomNumbers(5);
    const rows = Array.from({ length: 12 * 10 * 4 }, (_, row) => ({
      school: Math.floor(row / 40),
      pupil: Math.floor(row / 4),
    }));
    const sex = Array.from({ length: 120 }, () => Math.floor(2 * uniform()));
    const found = suggestLevels(
      dataOf({
        school: rows.map(({ school }) => school + 1),
        pupil: rows.map(({ pupil }) => (pupil % 10) + 1),
        teacher: rows.map(({ pupil }, row) => ((pupil + (row % 4)) % 5) + 1),
        occ: rows.map((_, row) => row % 4),
        sex: rows.map(({ pupil }) => sex[pupil] ?? 0),
        y: rows.map((_, row) => Math.sin(row)),
      }),
    );
    expect(inWords(found)).toBe(
      "occasions: 120 pupils (school × pupil) < 12 schools (school), crossed with 60 teachers (school × teacher)",
    );
  });

  it("name the row where they number it", () => {
    const rows = Array.from({ length: 400 }, (_, row) => row);
    const { first, proposal } = suggestLevels(
      dataOf({
        school: rows.map((row) => Math.floor(row / 20)),
        student: rows.map((row) => row % 20),
        y: rows.map(Math.sin),
      }),
    );
    expect([first.plural, proposal.map(({ id }) => id)]).toEqual(["students", [["school"]]]);
  });
});
