import { useState } from "react";
import { type Delimiter, isDelimiter } from "../../../../src-contract/data-import.ts";
import { changeImport } from "../../../commands/import-data.ts";
import { Select } from "../../../parts/Select.tsx";
import { TextField } from "../../../parts/TextField.tsx";
import { useApp } from "../../../state/app-context.ts";
import { delimiterId, delimiterOf, delimiterOptions, delimiterSign } from "../../../wording/import.ts";

/** What stands between cells: one of the usual characters, or any other that is typed. */
export function DelimiterField({ delimiter }: { readonly delimiter: Delimiter }) {
  const app = useApp();
  const [asksForOther, setAsksForOther] = useState(false);
  const id = asksForOther ? "other" : delimiterId(delimiter);
  return (
    <>
      <Select
        label="Columns are separated by"
        options={delimiterOptions}
        value={id}
        onChange={(next) => {
          const chosen = delimiterOf(next);
          setAsksForOther(chosen === null);
          if (chosen !== null) void changeImport(app, { delimiter: chosen });
        }}
      />
      {id === "other" && <OtherDelimiter delimiter={delimiterId(delimiter) === "other" ? delimiter : null} />}
    </>
  );
}

/** `delimiter`: the one that is in use; null: none of this kind yet. */
function OtherDelimiter({ delimiter }: { readonly delimiter: Delimiter | null }) {
  const app = useApp();
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && typed !== "" && !isDelimiter(typed);
  return (
    <TextField
      label="Separating character"
      value={typed ?? (delimiter === null ? "" : delimiterSign(delimiter))}
      onChange={(text) => {
        const last = text.slice(-1);
        setTyped(last);
        if (isDelimiter(last)) void changeImport(app, { delimiter: last });
      }}
      placeholder="Such as ^ or :"
      problem={isWrong ? "No letter, digit, point or quote" : null}
      selectsAll
    />
  );
}
