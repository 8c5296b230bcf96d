const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** A count as people read it: "7,185". */
export function count(value: number): string {
  return whole.format(value);
}

/** "1 school", "160 schools". */
export function counted(value: number, { singular, plural }: { readonly singular: string; readonly plural: string }) {
  return `${count(value)} ${value === 1 ? singular : plural}`;
}

/** A number with a fixed number of decimals and a true minus sign. What rounds to zero has no sign. */
export function decimal(value: number, decimals: number): string {
  const text = value.toLocaleString("en-US", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: "negative",
  });
  return text.replace("-", "−");
}
