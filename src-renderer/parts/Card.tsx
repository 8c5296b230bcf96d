import { type ReactNode, useId } from "react";
import "./card.css";

export interface CardProps {
  readonly title?: ReactNode;
  /** Beside the title: buttons, a state. */
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A white card on the ground: one thing and its name. */
export function Card({ title, actions, className = "", children }: CardProps) {
  const id = useId();
  return (
    <section className={`card ${className}`} {...(title !== undefined && { "aria-labelledby": id })}>
      {(title !== undefined || actions !== undefined) && (
        <header className="card-head">
          {title !== undefined && (
            <h2 className="card-title" id={id}>
              {title}
            </h2>
          )}
          {actions !== undefined && <div className="card-actions">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
