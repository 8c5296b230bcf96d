import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import "./split-pane.css";

export interface SplitPaneProps {
  /** Names the bar between the panes: "Width of the results". */
  readonly label: string;
  /** Share of the width that the second pane takes. */
  readonly share: number;
  readonly min: number;
  readonly max: number;
  /** Called when the bar has come to rest. */
  readonly onShare: (share: number) => void;
  readonly first: ReactNode;
  readonly second: ReactNode;
}

/** Two panes beside each other and a bar that moves the border, by pointer, arrow keys, Home and End. */
export function SplitPane({ label, share, min, max, onShare, first, second }: SplitPaneProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const current = dragged ?? share;
  const limit = (value: number) => Math.min(max, Math.max(min, value));

  const follow = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    setDragged(limit((box.right - event.clientX) / box.width));
  };
  const rest = () => {
    if (dragged !== null) onShare(dragged);
    setDragged(null);
  };
  const step = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowLeft: current + 0.02,
      ArrowRight: current - 0.02,
      Home: max,
      End: min,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onShare(limit(next));
  };

  return (
    <div className="split" ref={frame}>
      <div className="split-first">{first}</div>
      <hr
        className="split-bar"
        tabIndex={0}
        aria-label={label}
        aria-orientation="vertical"
        aria-valuemin={Math.round(min * 100)}
        aria-valuemax={Math.round(max * 100)}
        aria-valuenow={Math.round(current * 100)}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={follow}
        onPointerUp={rest}
        onPointerCancel={rest}
        onKeyDown={step}
      />
      <div className="split-second" style={{ flexBasis: `${current * 100}%` }}>
        {second}
      </div>
    </div>
  );
}
