import type { MenuCommandId } from "../../src-contract/commands.ts";

/**
 * Commands that act on something on the screen ("Find a Variable" puts the focus into the search field of the screen in
 * view) find it here: the component that has it offers itself while it is there.
 */
export interface Targets {
  /** Offers to act; returns a function that withdraws. The last one to offer is reached. */
  offer(command: MenuCommandId, act: () => void): () => void;
  reach(command: MenuCommandId): void;
}

export function createTargets(): Targets {
  const offers = new Map<MenuCommandId, readonly (() => void)[]>();
  return {
    offer: (command, act) => {
      offers.set(command, [...(offers.get(command) ?? []), act]);
      return () =>
        offers.set(
          command,
          (offers.get(command) ?? []).filter((other) => other !== act),
        );
    },
    reach: (command) => offers.get(command)?.at(-1)?.(),
  };
}
