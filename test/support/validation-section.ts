/** A quantity as Crosslevel gives it, the reference, the unit that their difference is in (else the reference itself), and the digits that mean anything. */
export type ComparedLine = readonly [
  quantity: string,
  own: number,
  reference: number,
  unit?: number | undefined,
  digits?: number,
];

/** What one model is compared in. */
export interface ValidationSection {
  readonly title: string;
  readonly how: string | null;
  readonly lines: readonly ComparedLine[];
}

/** A page of docs/validation/. */
export interface ValidationChapter {
  readonly file: string;
  readonly title: string;
  /** What the references are, in Markdown. */
  readonly reference: string;
  readonly sections: readonly ValidationSection[];
}

/** The page of a chapter, each section with its quantities. */
export function chapterPage({ title, reference, sections }: ValidationChapter): string {
  return `# ${title}\n\n${reference}\n\n${sections.map(sectionText).join("\n\n")}\n`;
}

/** The chapters in a table: how much each compares, and how close it comes. */
export function summaryTable(chapters: readonly ValidationChapter[]): string {
  const rows = chapters.map(({ file, title, sections }) => {
    const differences = sections.flatMap(({ lines }) => lines.map(differenceOf));
    const within = (limit: number) => {
      const share = differences.filter((difference) => difference < limit).length / differences.length;
      return `${(100 * share).toFixed(1)} %`;
    };
    return `| [${title}](validation/${file}.md) | ${sections.length} | ${differences.length} | ${within(1e-6)} | ${within(1e-4)} | ${within(1e-3)} | ${size(Math.max(...differences))} |`;
  });
  return [
    "| page | comparisons | quantities | within 1e-6 | within 1e-4 | within 1e-3 | largest |",
    "|---|---:|---:|---:|---:|---:|---:|",
    ...rows,
  ].join("\n");
}

function sectionText({ title, how, lines }: ValidationSection): string {
  return [
    `## ${title}`,
    ...(how === null ? [] : [how]),
    ["| quantity | Crosslevel | reference | difference |", "|---|---:|---:|---:|", ...lines.map(lineText)].join("\n"),
  ].join("\n\n");
}

function lineText(line: ComparedLine): string {
  const [quantity, own, reference, , digits] = line;
  return `| ${quantity.replaceAll("|", " by ")} | ${number(own, digits)} | ${number(reference, digits)} | ${size(differenceOf(line))} |`;
}

function differenceOf([, own, reference, unit = Math.abs(reference)]: ComparedLine): number {
  const difference = Math.abs(own - reference);
  return unit === 0 ? difference : difference / unit;
}

/** Six digits: the seventh of what a search has found may change with the order of a sum. */
function number(value: number, digits = 6): string {
  return String(Number(value.toPrecision(digits)));
}

/** Its order of magnitude. */
function size(difference: number): string {
  if (difference < 1e-8) return "< 1e-8";
  return `< 1e${Math.ceil(Math.log10(difference))}`;
}
