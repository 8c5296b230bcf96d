import { useEffect, useRef } from "react";
import type { MenuCommandId } from "../../src-contract/commands.ts";
import { useApp } from "../state/app-context.ts";

/** Lets a component act on a command while it is on the screen. */
export function useCommandTarget(command: MenuCommandId, act: () => void): void {
  const { targets } = useApp();
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => targets.offer(command, () => latest.current()), [targets, command]);
}
