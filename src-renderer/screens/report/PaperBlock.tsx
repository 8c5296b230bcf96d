import type { RichText } from "../../../src-contract/output.ts";
import type { ReportLayout } from "../../../src-contract/project.ts";
import { latex } from "../../../src-engine/specification/equations/math.ts";
import { chartAlternative } from "../../../src-print/figure-html.ts";
import { sheetOf, textWidthOf } from "../../../src-print/paper.ts";
import type { ReportBlock } from "../../../src-print/report-blocks.ts";
import { plainText } from "../../../src-print/rich-text.ts";
import { cellPadding, fitTable } from "../../../src-print/table-fit.ts";
import {
  codeLabels,
  equationLevelLabel,
  figureLabel,
  missingPieceText,
  tableLabel,
} from "../../../src-wording/print.ts";
import { ChartDrawing } from "../../draw/chart/ChartDrawing.tsx";
import { pictureSize } from "../../draw/chart/chart-picture.tsx";
import { paperTheme } from "../../draw/chart/chart-theme.ts";
import { MathText } from "../../draw/equations/MathText.tsx";
import { RichTextView } from "../../draw/RichTextView.tsx";
import { TableGrid } from "../../draw/table/TableGrid.tsx";
import { EditableHeading, EditableNote, EditableTitle } from "./Editable.tsx";
import { ResultsText } from "./ResultsText.tsx";

/** One piece of the report as it will look in Word; titles, headings and notes are edited where they stand. */
export function PaperBlock({ block, layout }: { readonly block: ReportBlock; readonly layout: ReportLayout }) {
  switch (block.kind) {
    case "table":
      return <PaperTable block={block} layout={layout} />;
    case "figure":
      return <PaperFigure block={block} layout={layout} />;
    case "equations":
      return <PaperEquations block={block} />;
    case "code":
      return <PaperCode block={block} />;
    case "heading":
      return <EditableHeading item={block.item} text={block.text} />;
    case "paragraphs":
      return block.source === "note" ? (
        <EditableNote item={block.item} paragraphs={block.paragraphs} />
      ) : (
        <ResultsText item={block.item} paragraphs={block.paragraphs} />
      );
    case "missing":
      return <p className="paper-missing">[{missingPieceText(block.missing)}]</p>;
  }
}

type BlockOf<Kind extends ReportBlock["kind"]> = Extract<ReportBlock, { readonly kind: Kind }>;

function PaperTable({ block, layout }: { readonly block: BlockOf<"table">; readonly layout: ReportLayout }) {
  const { item, number, title, table } = block;
  const { size, columns } = fitTable(table, layout);
  return (
    <div
      className="paper-table"
      style={{ "--points": `${size}pt`, "--padding": `${cellPadding}pt` } as React.CSSProperties}
    >
      <TableGrid
        table={table}
        widths={columns.map(({ width }) => `${width}pt`)}
        caption={
          <>
            <b>{tableLabel(number)}</b>
            <EditableTitle item={item} label={tableLabel(number)} title={title} ownTitle={table.title} />
          </>
        }
      />
      <PaperNotes notes={table.notes} />
    </div>
  );
}

function PaperFigure({ block, layout }: { readonly block: BlockOf<"figure">; readonly layout: ReportLayout }) {
  const { item, number, title, chart } = block;
  // Word makes pictures narrower than the page's text no larger, and wider ones fit.
  const scale = Math.min(1, (textWidthOf(sheetOf(layout.paper)) * 96) / 72 / pictureSize.width);
  return (
    <figure className="paper-figure">
      <figcaption>
        <b>{figureLabel(number)}</b>
        <EditableTitle item={item} label={figureLabel(number)} title={title} ownTitle={chart.title} />
      </figcaption>
      <div role="img" aria-label={chartAlternative(chart, title)} style={{ zoom: scale, width: pictureSize.width }}>
        <ChartDrawing chart={chart} theme={paperTheme} isLive={false} {...pictureSize} />
      </div>
      <PaperNotes notes={chart.notes} />
    </figure>
  );
}

function PaperEquations({ block }: { readonly block: BlockOf<"equations"> }) {
  const { levels, letters } = block.equations.lines;
  const set = levels.map(({ level, noun, lines }) => (
    <div key={level} className="paper-equations">
      <p>
        <b>{equationLevelLabel(level, noun.plural)}</b>
      </p>
      {lines.map((line) => (
        <div key={latex(line)} className="paper-equation">
          <MathText tex={latex(line)} />
        </div>
      ))}
    </div>
  ));
  return (
    <>
      {set}
      {letters !== null && <p className="paper-note">{letters}</p>}
    </>
  );
}

function PaperCode({ block }: { readonly block: BlockOf<"code"> }) {
  return (
    <>
      <p className="paper-code-label">
        <b>{codeLabels[block.language]}</b>
      </p>
      <pre className="paper-code">{block.lines.join("\n")}</pre>
    </>
  );
}

function PaperNotes({ notes }: { readonly notes: readonly RichText[] }) {
  return notes.map((note) => (
    <p key={plainText(note)} className="paper-note">
      <RichTextView text={note} />
    </p>
  ));
}
