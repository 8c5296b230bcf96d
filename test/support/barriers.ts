import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

/** Everything axe knows, on what is on the screen now; `within`: on that part of it, where the rest cannot be reached. */
export async function expectNoBarrier(page: Page, where: string, within = "html"): Promise<void> {
  expect(await barriers(page, within), where).toEqual([]);
}

/**
 * What axe finds in the page, each with its elements. Axe stays in the page until that is left: to bring it there costs
 * as much as its work. It looks into no other frames: there must be none.
 */
export async function barriers(page: Page, within: string): Promise<readonly string[]> {
  if (page.frames().length > 1) throw new Error("the page has frames");
  // As an expression, not an added script: the page's content security policy refuses those.
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(`${axe.source}\n;undefined`);
  const { violations } = await page.evaluate(runAxe, within);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

function runAxe(within: string): Promise<axe.AxeResults> {
  const { axe: here } = globalThis as never as { readonly axe: typeof axe };
  return here.run({ include: [within] }, { resultTypes: ["violations"] });
}
