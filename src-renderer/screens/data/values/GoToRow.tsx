import { type FormEvent, useRef, useState } from "react";
import { useCommandTarget } from "../../../app/use-command-target.ts";
import { TextField } from "../../../parts/TextField.tsx";
import { count } from "../../../wording/numbers.ts";

/** A way to any row: its number and Enter. */
export function GoToRow({ rows, onRow }: { readonly rows: number; readonly onRow: (row: number) => void }) {
  const [text, setText] = useState("");
  const frame = useRef<HTMLFormElement>(null);
  useCommandTarget("data.goToRow", () => frame.current?.querySelector("input")?.focus());
  const row = Number(text.replace(/[\s,]/g, ""));
  const isThere = Number.isInteger(row) && row >= 1 && row <= rows;
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (isThere) onRow(row - 1);
  };
  return (
    <form className="go-to-row" ref={frame} onSubmit={go}>
      <TextField
        label="Go to row"
        labelHidden
        inputMode="numeric"
        placeholder="Go to row"
        value={text}
        onChange={setText}
        problem={text !== "" && !isThere ? `1 to ${count(rows)}` : null}
      />
    </form>
  );
}
