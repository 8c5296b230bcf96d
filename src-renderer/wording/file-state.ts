import type { ProjectFile } from "../state/app-state.ts";

const timeOfDay = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** The time of day of a moment: "14:02". */
export function timeText(moment: string): string {
  return timeOfDay.format(new Date(moment));
}

/** How the project is kept at the moment, in few words. */
export function savedText({ path, saving, savedAt, autosavedAt }: ProjectFile, unsaved: boolean): string {
  if (saving) return "saving…";
  if (!unsaved) return savedAt === null ? (path === null ? "" : "saved") : `saved ${timeText(savedAt)}`;
  return autosavedAt === null ? "not saved yet" : `autosaved ${timeText(autosavedAt)}`;
}
