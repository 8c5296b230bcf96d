import type { ReportPicture } from "../../src-contract/engine-api.ts";
import type { RichText } from "../../src-contract/output.ts";
import type { ReportLayout } from "../../src-contract/project.ts";
import { brokenEquation, continuationIndent } from "../../src-print/broken-equation.ts";
import { bodySize, sheetOf, textWidthOf } from "../../src-print/paper.ts";
import type { ReportBlock } from "../../src-print/report-blocks.ts";
import { codeLabels, equationLevelLabel, missingPieceText } from "../../src-wording/print.ts";
import type { EquationLines } from "../specification/equations/equation-lines.ts";
import { latexNamed } from "../specification/equations/math.ts";
import { latexPreamble } from "./latex-preamble.ts";
import { latexTable } from "./latex-table.ts";
import { hasEastAsian, isKnownToPdflatex, type LatexEngine, latexRich, latexText } from "./latex-text.ts";
import { equationIndent } from "./word-styles.ts";

export interface LatexOptions {
  readonly layout: ReportLayout;
  /** Charts as the window drew them, by report item; each in the file beside the document that `figureFile` names. */
  readonly pictures: readonly ReportPicture[];
}

/**
 * A report as a LaTeX document, set as the APA manual asks. pdfLaTeX typesets it where its fonts have all letters; else it asks for
 * LuaLaTeX or XeLaTeX.
 */
export function latexDocument(blocks: readonly ReportBlock[], options: LatexOptions): string {
  const body = (engine: LatexEngine) => blocks.map((block) => setBlock(block, options, engine)).join("\n\n");
  const simple = body("pdflatex");
  const engine = isKnownToPdflatex(simple) ? "pdflatex" : "unicode";
  return `${latexPreamble(options.layout, engine, hasEastAsian(simple))}

\\begin{document}
\\raggedright\\setlength{\\parindent}{0.5in}\\doublespacing

${engine === "pdflatex" ? simple : body(engine)}

\\end{document}
`;
}

/** The name of a figure's picture beside the document. */
export function figureFile(number: number): string {
  return `figure-${number}.png`;
}

function setBlock(block: ReportBlock, options: LatexOptions, engine: LatexEngine): string {
  const { layout } = options;
  switch (block.kind) {
    case "table":
      return latexTable(block.table, block.number, block.title, { layout, engine });
    case "figure":
      return setFigure(block, options, engine);
    case "equations":
      return setEquations(block.equations.lines, layout, engine);
    case "code":
      return setCode(block, engine);
    case "heading":
      return `\\reportheading{${latexText(block.text, engine)}}`;
    case "paragraphs":
      return paragraphs(block.paragraphs, engine);
    case "missing":
      return `\\textbf{[${latexText(missingPieceText(block.missing), engine)}]}`;
  }
}

function paragraphs(texts: readonly RichText[], engine: LatexEngine): string {
  return texts.map((text) => latexRich(text, engine)).join("\n\n");
}

function setFigure(
  { item, number, title, chart }: Extract<ReportBlock, { kind: "figure" }>,
  { pictures, layout }: LatexOptions,
  engine: LatexEngine,
): string {
  const picture = pictures.find((candidate) => candidate.item === item);
  const width = Math.min(textWidthOf(sheetOf(layout.paper)), ((picture?.width ?? 0) * pointsPerInch) / pixelsPerInch);
  return [
    `\\setcounter{figure}{${number - 1}}`,
    "\\begin{figure}[H]",
    `\\caption{${latexText(title, engine)}}\\label{fig:${number}}`,
    ...(picture === undefined ? [] : [`\\includegraphics[width=${Math.round(width)}bp]{${figureFile(number)}}`]),
    "\\end{figure}",
    ...chart.notes.map((note) => `\\tablenote{${latexRich(note, engine)}}`),
    "\\tableend",
  ].join("\n");
}

/** Every line as it is: blanks at its beginning stay, long ones go on in the next. */
function setCode({ language, lines }: Extract<ReportBlock, { kind: "code" }>, engine: LatexEngine): string {
  const set = lines.map((line) => {
    const [indent = ""] = /^ */.exec(line) ?? [];
    return `\\codeline{${indent.length / 2}}{${latexText(line.trim(), engine)}}`;
  });
  return [`\\equationslevel{${latexText(codeLabels[language], engine)}}`, ...set, "\\tableend"].join("\n");
}

const pixelsPerInch = 96;
const pointsPerInch = 72;

function setEquations({ levels, letters }: EquationLines, { paper, font }: ReportLayout, engine: LatexEngine): string {
  const room = textWidthOf(sheetOf(paper)) / bodySize[font] - equationIndent;
  const set = levels.flatMap(({ level, noun, lines }) => [
    `\\equationslevel{${latexText(equationLevelLabel(level, noun.plural), engine)}}`,
    ...lines.flatMap((line) =>
      brokenEquation(line, room, font).map((part, position) => {
        const indent = equationIndent + (position === 0 ? 0 : continuationIndent);
        return `\\equationline{${indent}}{${latexNamed(part, (name) => `\\text{${latexText(name, engine)}}`)}}`;
      }),
    ),
  ]);
  return [...set, ...(letters === null ? [] : [`\\tablenote{${latexText(letters, engine)}}`])].join("\n");
}
