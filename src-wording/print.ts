/** The words that stand on paper beside finished output: in Word files, HTML pages, the clipboard and the preview. */
export function tableLabel(number: number): string {
  return `Table ${number}`;
}

export function figureLabel(number: number): string {
  return `Figure ${number}`;
}

/** Stands above the equations of a level: "Level 2 (schools)". */
export function equationLevelLabel(level: number, units: string): string {
  return `Level ${level} (${units})`;
}

/** What stands above a model as code. */
export const codeLabels = { r: "R code", spss: "SPSS syntax" } as const;

/** Why a piece of the report is not there; stands in its place so that nobody hands in a gap unseen. */
export type MissingPiece =
  | { readonly reason: "awaited" }
  | { readonly reason: "model-deleted" }
  | { readonly reason: "not-fitted"; readonly model: string }
  | { readonly reason: "not-produced"; readonly model: string }
  | { readonly reason: "comparison-not-made" }
  | { readonly reason: "data-not-described" };

export function missingPieceText(missing: MissingPiece): string {
  switch (missing.reason) {
    case "awaited":
      return "This piece is being worked out.";
    case "model-deleted":
      return "The model this piece was taken from has been deleted.";
    case "not-fitted":
      return `“${missing.model}” has no results now, so this piece cannot be shown.`;
    case "not-produced":
      return `“${missing.model}” does not produce this piece with its present settings.`;
    case "comparison-not-made":
      return "The models have not been compared yet.";
    case "data-not-described":
      return "The data that this table describes are not there as they were; its variables may have been removed.";
  }
}

/** The first line of a LaTeX file, for who opens it. */
export const latexPackages = {
  pdflatex: "Typeset with pdflatex, twice; all packages are in TeX Live and MiKTeX.",
  unicode: "Typeset with lualatex or xelatex, twice: pdflatex does not have all letters of this report.",
} as const;

/** What the page inside a project file says around the results. */
export const projectPageWords = {
  table: (name: string, rows: string) => `${name}, ${rows} rows`,
  /** Of which data, where there are several. */
  modelOf: (name: string, data: string) => `${name} (${data})`,
  fitted: "What was fitted",
  data: "Data",
  leftOut: "Left out",
  missingIn: (label: string, rows: string) => `${rows} rows: ${label}`,
  method: "Method",
  convergence: "Convergence",
  severities: { info: "Note", warning: "Warning", serious: "Problem" },
  comparison: "Comparison of the models",
  models: "Models",
  noResults: "This model has no results yet.",
  noModels: "This project has no models yet.",
  footer: "Made with Crosslevel, a free program for multilevel models. This page is part of the project file.",
} as const;
