import { Notice } from "../parts/Notice.tsx";
import { useLasting } from "../parts/use-lasting.ts";
import { useAppState } from "../state/app-context.ts";
import "./connection-lost.css";

/** A short loss mends itself and is none of the user's business. */
const patience = 4000;

/** Says what to do when the host has not answered for a while. */
export function ConnectionLost() {
  const isLost = useLasting(
    useAppState((state) => state.connection === "lost"),
    patience,
  );
  if (!isLost) return null;
  return (
    <div className="connection-lost">
      <Notice tone="warning" announce>
        Crosslevel does not answer. If it has ended, start it again and open the address it prints: what you made is
        kept and offered there. Until then this window goes on trying.
      </Notice>
    </div>
  );
}
