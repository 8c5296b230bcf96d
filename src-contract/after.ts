/** What can be asked of a fit once it is there. Each is worked out only where it is asked for. */
export const afterParts = ["variance-explained", "variance-by-level", "effect-sizes", "unit-effects"] as const;
export type AfterPart = (typeof afterParts)[number];

/** In the analysis file under `after`, in a project for all of its models. */
export interface AfterSettings {
  readonly show: readonly AfterPart[];
}

/** A project's, where it says nothing. */
export const defaultAfterSettings: AfterSettings = { show: ["variance-explained"] };
