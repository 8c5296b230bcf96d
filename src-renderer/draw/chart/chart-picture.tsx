import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { ReportPicture } from "../../../src-contract/engine-api.ts";
import type { OutputChart } from "../../../src-contract/output.ts";
import { barsClass } from "./Bars.tsx";
import { ChartDrawing } from "./ChartDrawing.tsx";
import { paperTheme } from "./chart-theme.ts";
import { linesClass } from "./Lines.tsx";
import { unitLinesClass } from "./UnitLines.tsx";

/** In pixels of a 96th inch: as wide as the text of a Letter page. */
export const pictureSize = { width: 624, height: 400 } as const;

/** A chart as it goes into files: drawn like on screen, on white, as SVG and as PNG of 300 dots an inch. */
export async function chartPicture(chart: OutputChart, item: string): Promise<ReportPicture> {
  const svg = await chartSvg(chart, item);
  return { item, svg, png: await svgToPng(svg), ...pictureSize };
}

/**
 * The chart as an SVG that stands alone: no style sheet, no variable, no font that has to be loaded. Several of them stand in one
 * page: `item` tells the names of their parts apart.
 */
async function chartSvg(chart: OutputChart, item: string): Promise<string> {
  const stage = document.createElement("div");
  stage.setAttribute("aria-hidden", "true");
  stage.style.cssText = "position:fixed;left:-10000px;top:0";
  document.body.append(stage);
  const root = createRoot(stage, { identifierPrefix: item });
  try {
    flushSync(() => root.render(<ChartDrawing chart={chart} theme={paperTheme} isLive={false} {...pictureSize} />));
    const drawn = await finished(stage, chart);
    return standAlone(drawn);
  } finally {
    root.unmount();
    stage.remove();
  }
}

/** Recharts lays axes and lines out in effects, some renderings after the first. */
async function finished(stage: HTMLElement, { lines, unitLines, bars }: OutputChart): Promise<SVGSVGElement> {
  const curves = () => stage.querySelectorAll(`.${linesClass} > path`).length;
  for (let tried = 0; tried < 100; tried++) {
    const svg = stage.querySelector("svg");
    const ticks = stage.querySelectorAll(".recharts-cartesian-axis-tick").length;
    const units = unitLines.length === 0 || stage.querySelector(`.${unitLinesClass}`) !== null;
    const isCounted = bars === undefined || stage.querySelector(`.${barsClass}`) !== null;
    if (svg !== null && ticks > 0 && units && isCounted && curves() >= lines.length) return svg;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("a chart was not drawn within a second");
}

function standAlone(drawn: SVGSVGElement): string {
  const svg = drawn.cloneNode(true) as SVGSVGElement;
  const { width, height } = pictureSize;
  for (const attribute of [...svg.attributes]) svg.removeAttribute(attribute.name);
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  for (const element of svg.querySelectorAll("title, desc")) element.remove();
  for (const element of svg.querySelectorAll("*")) {
    for (const name of ["class", "style", "tabindex", "role"]) element.removeAttribute(name);
  }
  return new XMLSerializer().serializeToString(svg);
}

/** 300 dots an inch where a CSS pixel is a 96th of one. */
const pixelRatio = 300 / 96;

async function svgToPng(svg: string): Promise<Uint8Array> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = pictureSize.width * pixelRatio;
  canvas.height = pictureSize.height * pixelRatio;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser has no canvas");
  context.fillStyle = paperTheme.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("a chart could not be made a PNG");
  return new Uint8Array(await blob.arrayBuffer());
}
