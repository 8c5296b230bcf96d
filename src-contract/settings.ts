import { z } from "zod";

/** What belongs to the person at the machine, not to a project. */
export interface Settings {
  readonly theme: "system" | "light" | "dark";
  /** Text size in percent: 100 to 200. */
  readonly textSize: number;
  readonly guideSeen: boolean;
  /** Share of the width of the Model screen given to the results, 0.25 to 0.65. */
  readonly resultsShare: number;
}

export const defaultSettings: Settings = { theme: "system", textSize: 100, guideSeen: false, resultsShare: 0.495 };

export const settingsSchema = z.object({
  theme: z.enum(["system", "light", "dark"]),
  textSize: z.number().min(100).max(200),
  guideSeen: z.boolean(),
  resultsShare: z.number().min(0.25).max(0.65),
}) satisfies z.ZodType<Settings>;
