/** A weight as it is typed: "1", "−.5", "0,25", "1/3"; zero while it cannot be read. */
export function weightOf(text: string): number {
  const [over = "", under = "1", ...rest] = text.trim().replaceAll("−", "-").replaceAll(",", ".").split("/");
  const value = Number(over) / Number(under);
  return over.trim() === "" || under.trim() === "" || rest.length > 0 || !Number.isFinite(value) ? 0 : value;
}

/** Thirds, sixths, sevenths and ninths as fractions, others as decimals. */
export function weightText(weight: number): string {
  const thirds = [3, 6, 7, 9].find((under) => isShort(weight * under) && !isShort(weight * 100));
  const text = thirds === undefined ? String(Number(weight.toFixed(4))) : `${Math.round(weight * thirds)}/${thirds}`;
  return text.replace("-", "−");
}

function isShort(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-3;
}
