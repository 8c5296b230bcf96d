/** Names that R does not take as they are stand in backticks, where a backslash begins an escape as it does in texts. */
export function rName(name: string): string {
  const isPlain = /^(?:[\p{L}]|\.(?!\d))[\p{L}\p{N}._]*$/u.test(name) && !reserved.has(name);
  return isPlain ? name : `\`${name.replace(/[\\`]/g, "\\$&")}\``;
}

/** A column of the data frame `d`. */
export function rColumn(name: string): string {
  return `d$${rName(name)}`;
}

const reserved = new Set(
  "if else repeat while function for next break TRUE FALSE NULL Inf NaN NA in NA_integer_ NA_real_ NA_character_".split(
    " ",
  ),
);
