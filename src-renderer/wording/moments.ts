const day = new Intl.DateTimeFormat("en-US", { day: "numeric", month: "long" });
const dayAndYear = new Intl.DateTimeFormat("en-US", { day: "numeric", month: "long", year: "numeric" });
const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** A moment as people say it: "today 14:02", "yesterday 09:30", "November 3", "March 5, 2025". */
export function momentText(moment: string, now = new Date()): string {
  const date = new Date(moment);
  const days = Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000);
  if (days === 0) return `today ${time.format(date)}`;
  if (days === 1) return `yesterday ${time.format(date)}`;
  return (date.getFullYear() === now.getFullYear() ? day : dayAndYear).format(date);
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
