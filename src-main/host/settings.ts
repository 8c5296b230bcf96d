import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Outcome } from "../../src-contract/outcome.ts";
import { defaultSettings, type Settings, settingsSchema } from "../../src-contract/settings.ts";
import { keepText } from "./files/replace-file.ts";

const fileName = "settings.json";

/** The settings as they were kept; what is missing or unreadable is as in a new installation. */
export async function readSettings(folder: string): Promise<Settings> {
  const kept = await readObject(join(folder, fileName));
  const names = Object.keys(defaultSettings) as (keyof Settings)[];
  const readable = names.filter((name) => settingsSchema.shape[name].safeParse(kept[name]).success);
  return { ...defaultSettings, ...Object.fromEntries(readable.map((name) => [name, kept[name]])) };
}

export function writeSettings(folder: string, settings: Settings): Promise<Outcome<null>> {
  return keepText(join(folder, fileName), `${JSON.stringify(settings, null, 2)}\n`);
}

async function readObject(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const value: unknown = JSON.parse(await readFile(file, "utf8"));
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
