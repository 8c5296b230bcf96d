import type { ReactNode } from "react";
import { Tab, type TabProps } from "react-aria-components";

/**
 * A tab that names its panel, and the panel that is named by it. react-aria's own panel looks after every change in it
 * whether something in it takes the focus, which lays the page out anew each time; ours never asks.
 */
export function LinkedTab({
  panel,
  ...props
}: TabProps & { /** The panel's id in the page. */ readonly panel: string }) {
  return (
    <Tab
      {...props}
      render={(attributes) => {
        const controls = attributes["aria-controls"] === undefined ? undefined : panel;
        const links = { id: tabOf(panel), "aria-controls": controls };
        return "href" in attributes ? <a {...attributes} {...links} /> : <div {...attributes} {...links} />;
      }}
    />
  );
}

export interface LinkedPanelProps {
  readonly id: string;
  readonly className: string;
  readonly children: ReactNode;
}

export function LinkedPanel({ id, className, children }: LinkedPanelProps) {
  return (
    <div role="tabpanel" id={id} aria-labelledby={tabOf(id)} className={className} tabIndex={-1}>
      {children}
    </div>
  );
}

function tabOf(panel: string): string {
  return `${panel}-tab`;
}
