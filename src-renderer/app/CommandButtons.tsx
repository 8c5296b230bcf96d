import type { MenuCommandId } from "../../src-contract/commands.ts";
import { menuCommands } from "../../src-contract/commands.ts";
import { shownKey } from "../commands/keys.ts";
import { runCommand } from "../commands/run-command.ts";
import { Button, type ButtonProps, IconButton } from "../parts/Button.tsx";
import type { IconName } from "../parts/Icon.tsx";
import { useApp, useAppState } from "../state/app-context.ts";

/** A button that runs a command; it is named, enabled and keyed like the menu's item. */
export function CommandIconButton({ id, icon }: { readonly id: MenuCommandId; readonly icon: IconName }) {
  const app = useApp();
  const command = app.commands[id];
  const enabled = useAppState(command.when);
  const label = useAppState((state) => command.label?.(state) ?? menuCommands[id].label);
  const key = shownKey(
    id,
    useAppState((state) => state.start),
  );
  return (
    <IconButton
      icon={icon}
      label={key === null ? label : `${label} (${key})`}
      isDisabled={!enabled}
      onPress={() => runCommand(app, id)}
    />
  );
}

export interface CommandButtonProps extends Pick<ButtonProps, "kind" | "icon" | "className"> {
  readonly id: MenuCommandId;
  /** Shorter than the menu's label where the place says the rest. */
  readonly children?: string;
}

export function CommandButton({ id, children, ...props }: CommandButtonProps) {
  const app = useApp();
  const command = app.commands[id];
  const enabled = useAppState(command.when);
  return (
    <Button {...props} isDisabled={!enabled} onPress={() => runCommand(app, id)}>
      {children ?? menuCommands[id].label}
    </Button>
  );
}
