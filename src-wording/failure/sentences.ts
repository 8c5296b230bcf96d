import type { Failure } from "../../src-contract/failure.ts";

/** A sentence for each code of a group of failures. */
export type Sentences<Group extends Failure> = {
  readonly [Code in Group["code"]]: (failure: Extract<Group, { readonly code: Code }>) => string;
};

/** What a path calls the file: its last part. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) || path;
}

/** "7,185 rows", "1 row". */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? singular : plural}`;
}

/** "a", "a and b", "a, b and c"; of a long list the first ones and how many more (a single one is named instead). */
export function listed(words: readonly string[], longest = 5): string {
  const shown = words.length > longest + 1 ? [...words.slice(0, longest), `${words.length - longest} more`] : words;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString("en-US", { maximumFractionDigits: 1 })} MB`;
}
