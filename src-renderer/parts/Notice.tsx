import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon.tsx";
import "./notice.css";

export type NoticeTone = "info" | "warning" | "serious" | "done";

const icons: Readonly<Record<NoticeTone, IconName>> = {
  info: "info",
  warning: "warning",
  serious: "error",
  done: "done",
};

const spoken: Readonly<Record<NoticeTone, string>> = {
  info: "Note: ",
  warning: "Warning: ",
  serious: "Problem: ",
  done: "Done: ",
};

/** A sentence at the place it is about. Its tone is said by color, icon and, for screen readers, a word. */
export function Notice({
  tone,
  actions,
  children,
  announce = false,
}: {
  readonly tone: NoticeTone;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Read aloud as soon as it appears. */
  readonly announce?: boolean;
}) {
  return (
    <div className={`notice notice-${tone}`} {...(announce && { role: "alert" })}>
      <Icon name={icons[tone]} />
      <div className="notice-words">
        <span className="visually-hidden">{spoken[tone]}</span>
        {children}
      </div>
      {actions !== undefined && actions !== false && <div className="notice-actions">{actions}</div>}
    </div>
  );
}
