import { readFileSync } from "node:fs";

/** What another program finds for the model of a seed; null or NaN where it finds nothing. */
export interface ExpectedModel {
  readonly seed: number;
  readonly error?: string;
  readonly logLik?: number;
  readonly estimate?: readonly number[];
  readonly se?: readonly (number | null)[];
}

export function expectedModels(file: string): readonly ExpectedModel[] {
  const { cases }: { readonly cases: readonly ExpectedModel[] } = JSON.parse(
    readFileSync(new URL(file, import.meta.url), "utf8"),
  );
  return cases;
}
