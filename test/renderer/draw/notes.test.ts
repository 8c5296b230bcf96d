import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Notes } from "../../../src-renderer/draw/Notes.tsx";
import { RichTextView } from "../../../src-renderer/draw/RichTextView.tsx";

const note = [{ text: "Note.", style: "italic" as const }, { text: " Maximum likelihood (Laplace approximation)." }];

it("words of notes stay whole; in a table's narrow columns long ones may break", () => {
  const words = renderToStaticMarkup(createElement(Notes, { notes: [note] }));
  expect(words).toContain("<i>Note.</i> Maximum likelihood (Laplace approximation).");
  expect(renderToStaticMarkup(createElement(RichTextView, { text: note, isNarrow: true }))).toContain("<wbr/>");
});
