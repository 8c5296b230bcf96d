import type { PageWords } from "../../src-wording/browser-pages.ts";

/** A page of words only, for when the window itself cannot be shown. Its way on leads to the window. No icon: none is asked for. */
export function plainPage({ title, sentences, wayOn }: PageWords): string {
  const paragraphs = sentences.map((sentence) => `<p>${sentence}</p>`).join("\n");
  const link = wayOn === null ? "" : `<p><a href="/">${wayOn}</a></p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>Crosslevel: ${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${paragraphs}
${link}
</main>
</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f3f4f6; color: #1a2233;
  font: 16px/1.5 Inter, system-ui, sans-serif; }
main { box-sizing: border-box; max-width: 34rem; margin: 1rem; padding: 2rem; background: #ffffff; border: 1px solid #e2e5ea;
  border-radius: 10px; }
h1 { margin: 0 0 1rem; font-size: 1.25rem; }
a { color: #2457d6; }
@media (prefers-color-scheme: dark) {
  body { background: #12161f; color: #e6e9f0; }
  main { background: #1b212d; border-color: #333b4a; }
  a { color: #8fb0ff; }
}`;
