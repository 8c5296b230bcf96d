import type { ReportLayout } from "../src-contract/project.ts";
import { equationsStyle } from "./equations-mathml.ts";
import { escapeHtml } from "./rich-text.ts";
import { tableStyle } from "./table-html.ts";

/**
 * A page that stands alone: no scripts, nothing loaded from anywhere, light and dark as the reader's system is, and
 * good on paper. The policy in its head keeps it that way whatever the texts in it are.
 */
export function htmlPage(page: {
  readonly title: string;
  readonly fonts: string;
  /** More style sheet. */
  readonly style?: string;
  /** Whether the title stands on the page too, not only for screen readers. */
  readonly showsTitle: boolean;
  readonly body: string;
}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="generator" content="Crosslevel">
<title>${escapeHtml(page.title)}</title>
<style>
${pageStyle(page.fonts)}${tableStyle}${equationsStyle}${page.style ?? ""}</style>
</head>
<body>
<main>
<h1${page.showsTitle ? "" : ' class="unseen"'}>${escapeHtml(page.title)}</h1>
${page.body}
</main>
</body>
</html>
`;
}

/** What to ask for so that a report looks the same where its font is not installed. */
export const fontFamilies: Readonly<Record<ReportLayout["font"], string>> = {
  "Times New Roman": `"Times New Roman", "Liberation Serif", Tinos, "Nimbus Roman", serif`,
  Arial: `Arial, "Liberation Sans", Arimo, Helvetica, sans-serif`,
};

function pageStyle(fonts: string): string {
  return `:root { color-scheme: light dark; --paper: #fff; --ink: #1a2233; --soft: #566074; --line: #d5dae3; --ground: #f3f4f6; --accent: #2457d6; }
@media (prefers-color-scheme: dark) { :root { --paper: #1a1e26; --ink: #e7eaf1; --soft: #aab3c3; --line: #3a4250; --ground: #12151b; --accent: #8caeff; } }
* { box-sizing: border-box; }
html { background: var(--ground); color: var(--ink); font: 1rem/1.6 ${fonts}; }
body { margin: 0; padding: clamp(.5rem, 3vw, 2rem); }
main { max-width: 66rem; margin: 0 auto; padding: clamp(1rem, 5vw, 4rem); background: var(--paper); border: 1px solid var(--line); border-radius: 10px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
h1, h2, h3 { line-height: 1.3; text-wrap: balance; }
a { color: var(--accent); }
p { margin: 0 0 .8rem; max-width: 46rem; }
.figure { margin: 2rem 0; }
.figure figcaption b, .figure figcaption i { display: block; line-height: 1.7; }
.figure .picture { width: fit-content; max-width: 100%; margin-top: .5rem; padding: .5rem; background: #fff; border-radius: 6px; overflow-x: auto; }
.figure svg { display: block; max-width: 100%; height: auto; }
.figure .note { margin: .4rem 0 0; }
.code { margin: 0 0 1.5rem; padding: .6rem .8rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); border-radius: 6px; font: .85rem/1.5 "Courier New", "Liberation Mono", monospace; }
.missing { padding: .4rem .8rem; border: 1px dashed; }
@media print {
  @page { margin: 1in; }
  :root { --paper: #fff; --ink: #000; --soft: #333; --line: #999; --ground: #fff; color-scheme: light; }
  html { font-size: 11pt; }
  body, main { padding: 0; border: 0; max-width: none; }
  h1, h2, h3, figcaption { break-after: avoid; }
  .figure { break-inside: avoid; }
  .figure .picture { padding: 0; }
}
`;
}
