import type { Factor } from "../table/factor.ts";

/** The units of one upper level: what identifies them and which rows belong to them. */
export interface Units extends Factor {
  readonly id: readonly string[];
}
