import { useEffect, useRef, useState } from "react";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import { useCommandTarget } from "../../../app/use-command-target.ts";
import { IconButton } from "../../../parts/Button.tsx";
import { ComboBox } from "../../../parts/ComboBox.tsx";
import { Select } from "../../../parts/Select.tsx";
import { SearchField } from "../../../parts/TextField.tsx";
import { useAppState } from "../../../state/app-context.ts";
import { findWords } from "../../../wording/find.ts";
import { type FoundPlace, type Sought, useFind } from "./use-find.ts";

/** Stands for all variables among those to search. */
const everywhere = "*";

/** More variables than this are chosen by typing. */
const manyVariables = 25;

/** Looks for a value in the grid's cells, as they are shown; the engine goes through them. */
export function FindBar({
  table,
  first,
  onFound,
  onClose,
}: {
  readonly table: ProjectTable;
  /** The variable to search at first; null: all. */
  readonly first: string | null;
  readonly onFound: (place: FoundPlace) => void;
  readonly onClose: () => void;
}) {
  const showsLabels = useAppState((state) => state.view.showsLabels);
  const [sought, setSought] = useState<Sought>({ text: "", within: first });
  const { answer, find, findSoon } = useFind(table, showsLabels, onFound);
  const frame = useRef<HTMLElement>(null);
  useCommandTarget("edit.find", () => frame.current?.querySelector("input")?.select());
  useEffect(() => frame.current?.querySelector("input")?.focus(), []);
  const change = (part: Partial<Sought>) => {
    const changed = { ...sought, ...part };
    setSought(changed);
    findSoon(changed);
  };
  const variables = table.variables.map(({ name, label }) => ({
    id: name,
    label: name,
    ...(label !== "" && { description: label }),
  }));
  const choice = {
    label: findWords.within,
    labelHidden: true,
    options: [{ id: everywhere, label: findWords.everywhere }, ...variables],
    value: sought.within ?? everywhere,
    onChange: (id: string) => change({ within: id === everywhere ? null : id }),
  };
  const isEmpty = sought.text.trim() === "";
  const hits = isEmpty ? 0 : (answer?.hits ?? 0);
  return (
    <search className="find-bar" ref={frame} data-pane="find">
      <div className="find-bar-text">
        <SearchField
          label={findWords.field}
          value={sought.text}
          onChange={(text) => change({ text })}
          onKeyDown={(event) => {
            if (event.key === "Enter") void find(sought, event.shiftKey ? "previous" : "next");
            else if (event.key === "Escape") onClose();
            else event.continuePropagation();
          }}
        />
      </div>
      <div className="find-bar-within">
        {variables.length > manyVariables ? <ComboBox {...choice} /> : <Select {...choice} />}
      </div>
      <IconButton
        icon="chevron-up"
        label={findWords.previous}
        isDisabled={hits === 0}
        onPress={() => void find(sought, "previous")}
      />
      <IconButton
        icon="chevron-down"
        label={findWords.next}
        isDisabled={hits === 0}
        onPress={() => void find(sought, "next")}
      />
      <span className="find-bar-count" role="status">
        {isEmpty || answer === null ? "" : findWords.count(answer.found?.number ?? 0, hits)}
      </span>
      <IconButton icon="close" label={findWords.close} onPress={onClose} />
    </search>
  );
}
