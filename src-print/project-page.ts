import type { ReportPicture } from "../src-contract/engine-api.ts";
import type { FitSummary, ModelOutput } from "../src-contract/output.ts";
import {
  defaultReportLayout,
  type ProjectDocument,
  type ProjectModel,
  type ReportLayout,
} from "../src-contract/project.ts";
import { projectPageWords as words } from "../src-wording/print.ts";
import { fittedUnits } from "../src-wording/summary.ts";
import { withSymbols } from "../src-wording/symbols.ts";
import { equationsHtml } from "./equations-mathml.ts";
import { figureHtml } from "./figure-html.ts";
import { htmlPage } from "./html-page.ts";
import type { FinishedOutputs, ModelEquations } from "./report-blocks.ts";
import { comparisonKey } from "./report-needs.ts";
import { escapeHtml, richHtml } from "./rich-text.ts";
import { tableHtml } from "./table-html.ts";

/**
 * The page inside a project file: every model with what was fitted, its equations, tables and charts, for a reader who
 * does not have the program. Tables and figures are numbered through.
 */
export function projectPage(
  document: ProjectDocument,
  outputs: FinishedOutputs,
  pictures: readonly ReportPicture[],
): string {
  const numbers = { table: 0, figure: 0 };
  const headOf = ({ name, table }: ProjectModel) => {
    const data = document.tables.length > 1 ? document.tables.find(({ id }) => id === table) : undefined;
    return escapeHtml(data === undefined ? name : words.modelOf(name, data.name));
  };
  const models = document.models.map((model) => modelHtml(model, headOf(model), outputs, pictures, numbers));
  const comparisons = document.tables.flatMap(
    ({ id }) => outputs.comparisons.get(comparisonKey({ table: id, models: null })) ?? [],
  );
  const contents = document.models.map((model) => `<li><a href="#${anchor(model.id)}">${headOf(model)}</a></li>`);
  const body = [
    `<p class="soft">${document.tables.map(({ name, rows }) => escapeHtml(words.table(name, count(rows)))).join("<br>")}</p>`,
    document.models.length === 0
      ? `<p>${words.noModels}</p>`
      : `<nav aria-label="${words.models}"><ol>${contents.join("")}</ol></nav>`,
    ...models,
    comparisons.length === 0
      ? ""
      : `<section><h2>${words.comparison}</h2>${comparisons.map((table) => tableHtml(table, ++numbers.table, table.title, layout)).join("\n")}</section>`,
    `<footer class="soft">${words.footer}</footer>`,
  ];
  return htmlPage({ title: document.title, showsTitle: true, fonts, style: projectStyle, body: body.join("\n") });
}

/** Arial's widths are those of the page's fonts, near enough. */
const layout: ReportLayout = { ...defaultReportLayout, font: "Arial" };
const fonts = `Inter, system-ui, -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif`;

const projectStyle = `
.soft { color: var(--soft); }
section { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; }
.fitted { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.5rem; margin: 1rem 0; }
.fitted dt { color: var(--soft); }
.fitted dd { margin: 0; }
.words { padding-inline-start: 1.2rem; }
.notices { padding: .6rem 1rem .6rem 2rem; border: 1px solid var(--line); border-radius: 6px; }
footer { margin-top: 3rem; font-size: .875rem; }
@media print { nav { display: none; } section + section { break-before: page; } }
`;

/** Counts on from model to model. */
interface Numbers {
  table: number;
  figure: number;
}

function modelHtml(
  { id }: ProjectModel,
  head: string,
  outputs: FinishedOutputs,
  pictures: readonly ReportPicture[],
  numbers: Numbers,
): string {
  const output = outputs.models.get(id);
  const equations = outputs.equations.get(id);
  return `<section id="${anchor(id)}">
<h2>${head}</h2>
${output === undefined ? "" : `${fittedHtml(output.summary)}${noticesHtml(output)}`}
${equations === undefined ? "" : modelEquationsHtml(equations)}
${output === undefined ? `<p>${words.noResults}</p>` : resultsHtml(id, output, pictures, numbers)}
</section>`;
}

function fittedHtml(summary: FitSummary): string {
  const { exclusions, method, convergence } = summary;
  const facts = [
    [words.data, fittedUnits(summary).join(", ")],
    ...(exclusions.length === 0
      ? []
      : [[words.leftOut, exclusions.map(({ label, rows: out }) => words.missingIn(label, count(out))).join("; ")]]),
    [words.method, method],
    [words.convergence, convergence],
  ];
  return `<dl class="fitted" aria-label="${words.fitted}">${facts
    .map(([term = "", fact = ""]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(fact)}</dd>`)
    .join("")}</dl>`;
}

function noticesHtml({ notices }: ModelOutput): string {
  const items = notices.map(
    ({ severity, message }) => `<li>${words.severities[severity]}: ${richHtml(withSymbols(message))}</li>`,
  );
  return items.length === 0 ? "" : `<ul class="notices">${items.join("")}</ul>`;
}

function modelEquationsHtml(equations: ModelEquations): string {
  const sentences = equations.words.map(({ text }) => `<li>${richHtml(text)}</li>`).join("");
  return `${equationsHtml(equations.lines)}<ul class="words">${sentences}</ul>`;
}

function resultsHtml(
  id: string,
  { tables, charts }: ModelOutput,
  pictures: readonly ReportPicture[],
  numbers: Numbers,
): string {
  const picture = pictures.find(({ item }) => item === id);
  const [chart] = charts;
  return [
    ...tables.map((table) => tableHtml(table, ++numbers.table, table.title, layout)),
    ...(chart === undefined || picture === undefined
      ? []
      : [figureHtml(chart, ++numbers.figure, chart.title, picture)]),
  ].join("\n");
}

/** Ids may hold anything; an anchor only letters that need no escaping. */
function anchor(id: string): string {
  return `model-${encodeURIComponent(id).replaceAll("%", "-")}`;
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}
