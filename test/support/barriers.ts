import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Everything axe knows, on what is on the screen now; `within`: on that part of it, where the rest cannot be reached. */
export async function expectNoBarrier(page: Page, where: string, within = "html"): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  expect(found, where).toEqual([]);
}
