import { Button } from "../parts/Button.tsx";
import { useAppState } from "../state/app-context.ts";
import "./connection-over.css";

/** Stands over the whole window once this tab has nothing left to do. */
export function ConnectionOver() {
  const connection = useAppState((state) => state.connection);
  if (connection !== "taken-over" && connection !== "ended") return null;
  const isEnded = connection === "ended";
  return (
    <div className="connection-over" role="alertdialog" aria-labelledby="connection-over-title">
      <div className="connection-over-words">
        <h2 id="connection-over-title">{isEnded ? "Crosslevel has ended" : "Your work goes on in another tab"}</h2>
        <p>
          {isEnded
            ? "This tab can be closed. What was not saved was kept and is offered at the next start."
            : "It is shown in one tab at a time. Nothing is lost; this tab can be closed."}
        </p>
        {!isEnded && <Button onPress={() => location.reload()}>Go on in this tab</Button>}
      </div>
    </div>
  );
}
