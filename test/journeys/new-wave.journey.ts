import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../support/application.ts";
import { openData } from "../support/walk.ts";

test("the columns of a new wave are offered to the step that makes the others long, there and in its dialog", async ({
  openApplication,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-journey-"));
  const file = async (name: string, waves: number) => {
    const numbers = Array.from({ length: waves }, (_, wave) => wave + 1);
    const heads = numbers.flatMap((wave) => [`score${wave}`, `mood${wave}`]);
    const rows = Array.from({ length: 30 }, (_, id) =>
      [id + 1, ...heads.map((_, at) => (id * 7 + at * 5) % 23)].join(),
    );
    await writeFile(join(folder, name), `id,${heads.join()}\n${rows.join("\n")}\n`);
  };
  await file("five.csv", 5);
  await file("six.csv", 6);
  const application = await openApplication({ context: { viewport: { width: 1280, height: 800 } } });
  const { page } = application;
  const dialog = page.getByRole("dialog");
  const tab = page.getByRole("tab", { name: /^Data/ });
  await openData(application, join(folder, "five.csv"));
  await application.chooseCommand("data.step.wide-to-long");
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(tab).toContainText("150 × 4");
  const replace = async () => {
    await application.answerFileDialog(() => application.chooseCommand("data.replace"), join(folder, "six.csv"));
    await dialog.getByRole("button", { name: "Open", exact: true }).click();
    await expect(dialog).toContainText("New columns that belong to those of a step by their names");
  };

  await replace();
  const offer = dialog.getByText("Step 1, Wide to long: take score6, mood6, too");
  await expect(offer).toBeVisible();
  await offer.click();
  await dialog.getByRole("button", { name: "Keep the new file" }).click();
  await expect(tab).toContainText("150 × 6");
  const steps = page.getByRole("complementary", { name: "Steps" });
  await steps.getByRole("button", { name: "Edit step 1, Wide to long" }).click();
  await expect(dialog).toContainText("By their names score6, mood6 would belong here.");
  await dialog.getByRole("button", { name: "Take them, too" }).click();
  await expect(dialog).not.toContainText("would belong here");
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(tab).toContainText("180 × 4");

  for (let edits = 0; edits < 2; edits++) await application.chooseCommand("edit.undo");
  await expect(tab).toContainText("150 × 4");
  await replace();
  await dialog.getByRole("button", { name: "Take the new columns" }).click();
  await expect(dialog).toBeHidden();
  await expect(tab).toContainText("180 × 4");
});
