import { describe, expect, test } from "vitest";
import type { OutputTable } from "../../../src-contract/output.ts";
import { defaultReportLayout } from "../../../src-contract/project.ts";
import { latexDocument } from "../../../src-engine/export/latex-document.ts";
import { latexRich, latexText } from "../../../src-engine/export/latex-text.ts";
import { reportBlocks } from "../../../src-print/report-blocks.ts";
import { hsbComparison, hsbFixedEffects } from "../../support/hsb-output.ts";
import { hsbOutputs, hsbProject } from "../../support/hsb-project.ts";
import { chartPicture } from "../../support/picture.ts";

const report = latexDocument(reportBlocks(hsbProject, hsbOutputs), {
  layout: defaultReportLayout,
  pictures: [chartPicture("chart")],
});

function documentOf(table: OutputTable, title = table.title): string {
  return latexDocument([{ item: "t", kind: "table", number: 3, title, table }], {
    layout: defaultReportLayout,
    pictures: [],
  });
}

const bodyOf = (source: string) => source.slice(source.indexOf("\\begin{document}"));
const count = (source: string, wanted: string) => source.split(wanted).length - 1;
/** The rows of the table proper, of which each ends its line. */
const rowsOf = (source: string) => {
  const table = source.slice(source.indexOf("\\endlastfoot"), source.indexOf("\\end{longtable}"));
  return table.split("\n").filter((line) => /\\\\\*?$/.test(line));
};

describe("a table in LaTeX", () => {
  const fixed = documentOf(hsbFixedEffects);

  test("has the rules of booktabs above, under the heads and below, none else, and repeats its heads", () => {
    const [first = "", rest = ""] = bodyOf(fixed).split("\\endfirsthead");
    expect([count(first, "\\toprule"), count(first, "\\midrule")]).toEqual([1, 1]);
    expect(rest.slice(0, rest.indexOf("\\endhead"))).toContain("\\textit{SE}");
    expect(count(rest, "\\bottomrule")).toBe(1);
    expect(fixed).not.toMatch(/\\hline|\\begin\{longtable\}\{[^\n]*\|/);
    expect(count(bodyOf(documentOf(hsbComparison)), "\\cmidrule(lr){5-7}")).toBe(2);
    expect(fixed).not.toContain("cmidrule");
  });

  test("has its number in bold, its title in italics, and its notes below", () => {
    expect(fixed).toContain("labelfont=bf,textfont=it,labelsep=newline");
    expect(fixed).toMatch(/\\setcounter\{table\}\{2\}[\s\S]*\\caption\{Fixed Effects on Mathematics Achievement\}/);
    expect(fixed).toMatch(/\\end\{apatable\}\n\\tablenote\{\\textit\{Note\.\} \\textit\{N\} = 7,185 students/);
    expect(documentOf(hsbComparison)).toContain("\\tablenote{*\\textit{p} < .05. **\\textit{p} < .01.");
  });

  test("has as many cells in every row as there are columns, each number with what others have around their point", () => {
    const rows = rowsOf(fixed).filter((row) => !row.startsWith("\\multicolumn"));
    expect(rows).toHaveLength(6);
    const cells = rows.map((row) => row.split(" & "));
    expect(new Set(cells.map(({ length }) => length))).toEqual(new Set([hsbFixedEffects.columns.length]));
    // γ00 and γ12: 12.10 over −1.64.
    expect([cells[0]?.[1], cells[5]?.[1]]).toEqual(["\\phantom{$-$}12.10", "\\phantom{0}$-$1.64"]);
    expect(cells[4]?.[6]).toBe("\\phantom{< }.001");
  });

  test("too wide for the page lies on one of its own", () => {
    expect(bodyOf(documentOf(hsbComparison))).toMatch(/\\begin\{landscape\}[\s\S]*\\end\{landscape\}/);
    expect(bodyOf(fixed)).not.toContain("landscape");
  });
});

describe("letters", () => {
  test("that are LaTeX’s own print as they are", () => {
    expect(latexText("50% & #1 a_b {x} $5 \\no ~ ^", "pdflatex")).toBe(
      "50\\% \\& \\#1 a\\_b \\{x\\} \\$5 \\textbackslash{}no \\textasciitilde{} \\textasciicircum{}",
    );
    expect(latexText("a -- b, ,,c'' ?`", "pdflatex")).toBe("a -{}- b, ,{},c'{}' ?{}\\textasciigrave{}");
    expect(latexText("two\n\tlines\u0000\ud800", "pdflatex")).toBe("two lines");
  });

  test("Greek ones are upright, signs those of mathematics, raised ones raised", () => {
    expect(latexText("γ, χ², Δ −1 ≤ ∞", "pdflatex")).toBe(
      "$\\upgamma$, $\\upchi$\\textsuperscript{2}, $\\Delta$ $-$1 $\\le$ $\\infty$",
    );
    expect(latexText("3 × 10⁻⁹, x₁₂", "pdflatex")).toBe("3 × 10\\textsuperscript{$-$9}, x\\textsubscript{12}");
    expect(
      latexRich(
        [
          { text: "R", style: "italic" },
          { text: "2", style: "superscript" },
        ],
        "pdflatex",
      ),
    ).toBe("\\textit{R}\\textsuperscript{2}");
  });

  test("of Western and Central Europe are pdfLaTeX’s, others ask for another program", () => {
    const western = documentOf(hsbFixedEffects, "Größe in Łódź, š, ő, ñ, “€”");
    expect([western.includes("program = pdflatex"), western.includes("Größe in Łódź")]).toEqual([true, true]);
    const cyrillic = documentOf(hsbFixedEffects, "Возраст, γ");
    expect(cyrillic).toContain("program = lualatex");
    expect(cyrillic).toContain("\\caption{Возраст, γ}");
    expect(cyrillic).not.toContain("eastasian");
    const japanese = documentOf(hsbFixedEffects, "数学 A");
    expect(japanese).toContain("\\caption{\\eastasian{数学} A}");
    expect(japanese).toContain("\\newcommand{\\eastasian}");
  });

  test("at the beginning of a row are no option of the line before it", () => {
    const [row, ...others] = hsbFixedEffects.rows.slice(1);
    const cells = row?.cells.slice(1) ?? [];
    const bracket = { kind: "data", indent: 0, cells: [{ text: [{ text: "[x] *" }], value: null }, ...cells] } as const;
    const rows = rowsOf(documentOf({ ...hsbFixedEffects, rows: [bracket, ...others] }));
    expect(rows.filter((line) => /^\s*[[*]/.test(line))).toEqual([]);
    expect(rows[0]).toContain("\\rowlabel{0}{[x] *}");
  });
});

describe("a report in LaTeX", () => {
  test("has all its pieces in their order", () => {
    const wanted = [
      "\\reportheading{Results}",
      "\\textit{df} by Satterthwaite.",
      "\\equationslevel{Level 1 (students)}",
      "\\text{MATHACH}_{ij}",
      "\\label{tab:1}",
      "\\caption{What Varies}",
      "\\includegraphics[width=468bp]{figure-1.png}",
      "\\label{tab:3}",
      "\\end{document}",
    ];
    const places = wanted.map((piece) => report.indexOf(piece));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test("closes what it opens", () => {
    const plain = report.replace(/\\[\\{}]/g, "");
    expect(count(plain, "{")).toBe(count(plain, "}"));
    expect(count(plain, "$") % 2).toBe(0);
    const names = (kind: string) =>
      [...report.matchAll(new RegExp(`\\\\${kind}\\{(\\w+)\\}`, "g"))].map(([, name]) => name);
    expect(names("begin").toSorted()).toEqual(names("end").toSorted());
  });
});
