import type { ReactNode } from "react";
import { Group } from "react-aria-components";

/** Content that scrolls within itself. It takes the focus, so that the keyboard can scroll it too. */
export function ScrollRegion({
  label,
  className,
  children,
}: {
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
}) {
  return (
    <Group aria-label={label} className={className} tabIndex={0}>
      {children}
    </Group>
  );
}
