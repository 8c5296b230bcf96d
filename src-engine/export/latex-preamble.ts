import type { ReportLayout } from "../../src-contract/project.ts";
import { bodySize } from "../../src-print/paper.ts";
import { latexPackages } from "../../src-wording/print.ts";
import type { LatexEngine } from "./latex-text.ts";

/** What stands before a report's text: the APA manual's page, and the few commands that its tables and equations are written with. */
export function latexPreamble(layout: ReportLayout, engine: LatexEngine, isEastAsian: boolean): string {
  const { paper, font } = layout;
  return `% ${latexPackages[engine]}
% !TeX program = ${engine === "pdflatex" ? "pdflatex" : "lualatex"}
\\documentclass[${bodySize[font]}pt,${paper === "a4" ? "a4paper" : "letterpaper"}]{article}
${engine === "pdflatex" ? pdflatexFonts(font) : unicodeFonts(font, isEastAsian)}
\\usepackage[margin=1in]{geometry}
\\usepackage{amsmath,array,booktabs,longtable,needspace,pdflscape,graphicx,setspace,float,caption}
\\captionsetup{labelfont=bf,textfont=it,labelsep=newline,justification=raggedright,singlelinecheck=false,position=top,
  font={normalsize,stretch=1.6},skip=4pt}
\\pagestyle{myheadings}\\markright{}
% Columns of tables: L labels, H their heads, C heads over numbers.
\\newcolumntype{L}[1]{>{\\raggedright\\arraybackslash}p{#1}}
\\newcolumntype{H}[1]{>{\\raggedright\\arraybackslash}b{#1}}
\\newcolumntype{C}[1]{>{\\centering\\arraybackslash}b{#1}}
\\setlength{\\tabcolsep}{5.4bp}
\\setlength{\\LTleft}{0pt}\\setlength{\\LTright}{0pt plus 1fill}\\setlength{\\LTpost}{0pt}
\\newenvironment{apatable}[1]% the size of its letters
  {\\begingroup\\setlength{\\LTcapwidth}{\\linewidth}\\setstretch{1}\\fontsize{#1}{#1}\\linespread{1.2}\\selectfont}
  {\\endgroup\\nopagebreak}
\\newcommand{\\rowlabel}[2]% its indent, its text; lines after the first hang
  {\\hangindent=\\dimexpr#1em+1em\\relax\\hangafter=1\\hspace*{#1em}#2}
\\newcommand{\\tablenote}[1]{{\\noindent#1\\par}}
\\newcommand{\\tableend}{\\bigskip}
\\newcommand{\\reportheading}[1]{\\section*{\\centering\\normalsize\\normalfont\\bfseries#1}}
\\newcommand{\\equationslevel}[1]{{\\noindent\\textbf{#1}\\par\\nopagebreak}}
\\newcommand{\\codeline}[2]% its indent, its text
  {{\\setstretch{1}\\small\\ttfamily\\noindent\\hangindent=\\dimexpr#1em+2em\\relax\\hangafter=1\\hspace*{#1em}#2\\par}}
\\newcommand{\\equationline}[2]{{\\noindent\\hspace*{#1em}$#2$\\par}}`;
}

function pdflatexFonts(font: ReportLayout["font"]): string {
  const sans = font === "Arial" ? "\n\\usepackage{helvet}\\renewcommand{\\familydefault}{\\sfdefault}" : "";
  return `\\usepackage[T1]{fontenc}
\\usepackage[utf8]{inputenc}
\\usepackage{mathptmx}${sans}
\\usepackage[Symbol]{upgreek}`;
}

/** The first of some fonts that is there. */
function unicodeFonts(font: ReportLayout["font"], isEastAsian: boolean): string {
  const eastAsian = `
${firstOf(eastAsianFonts, (name) => `\\newfontfamily\\eastasianfont{${name}}[AutoFakeBold,AutoFakeSlant]`, "\\let\\eastasianfont\\relax")}
\\newcommand{\\eastasian}[1]{{\\eastasianfont#1}}`;
  return `\\usepackage{fontspec}
% Other fonts can stand here; the log tells of letters that a font does not have.
${firstOf(fonts[font], (name) => `\\setmainfont{${name}}`, "")}${isEastAsian ? eastAsian : ""}`;
}

function firstOf(names: readonly string[], use: (name: string) => string, otherwise: string): string {
  return names.reduceRight((rest, name) => `\\IfFontExistsTF{${name}}{${use(name)}}{${rest}}`, otherwise);
}

const fonts: Readonly<Record<ReportLayout["font"], readonly string[]>> = {
  "Times New Roman": ["Times New Roman", "Liberation Serif", "FreeSerif", "DejaVu Serif"],
  Arial: ["Arial", "Liberation Sans", "FreeSans", "DejaVu Sans"],
};

const eastAsianFonts = [
  "Noto Serif CJK SC",
  "Source Han Serif SC",
  "Noto Sans CJK SC",
  "SimSun",
  "MS Mincho",
  "Batang",
  "Songti SC",
  "Droid Sans Fallback",
];
