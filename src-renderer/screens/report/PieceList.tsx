import { type KeyboardEvent, useState } from "react";
import { Button, GridList, GridListItem, Group, useDragAndDrop } from "react-aria-components";
import type { ReportBlock } from "../../../src-print/report-blocks.ts";
import { IconButton } from "../../parts/Button.tsx";
import { ContextMenu } from "../../parts/ContextMenu.tsx";
import { Icon } from "../../parts/Icon.tsx";
import { MenuItem, MenuSeparator } from "../../parts/Menu.tsx";
import { useAppState, useRecord } from "../../state/app-context.ts";
import { moveReportItem, removeReportItem } from "../../state/report-items.ts";
import { reportWords as words } from "../../wording/report.ts";
import { type PieceName, pieceName } from "./piece-names.ts";
import { showPiece } from "./show-piece.ts";

interface Piece extends PieceName {
  readonly id: string;
  /** Why its content is not there; null: it is. */
  readonly absence: "awaited" | "missing" | null;
}

/** The report's pieces in order: moved by dragging, by keyboard or by buttons; pressed, the preview shows the piece. */
export function PieceList({ blocks }: { readonly blocks: readonly ReportBlock[] }) {
  const document = useAppState((state) => state.history.present);
  const record = useRecord();
  const pieces: readonly Piece[] = document.report.map((item, index) => ({
    id: item.id,
    absence: absenceOf(blocks[index]),
    ...pieceName(item, blocks[index], document),
  }));
  const move = (id: string, to: number) => record(words.undo.move, (before) => moveReportItem(before, id, to));
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": String(key) })),
    onReorder: ({ keys, target }) => {
      const [dragged] = keys;
      const from = pieces.findIndex(({ id }) => id === dragged);
      const beside = pieces.findIndex(({ id }) => id === target.key);
      if (from < 0 || beside < 0) return;
      const gap = target.dropPosition === "before" ? beside : beside + 1;
      move(String(dragged), gap > from ? gap - 1 : gap);
    },
  });
  const remove = (id: string) => record(words.undo.remove, (before) => removeReportItem(before, id));
  const [asked, setAsked] = useState<string | null>(null);
  const at = pieces.findIndex(({ id }) => id === asked);
  const press = (event: KeyboardEvent) => {
    const id = event.key === "Delete" ? pieceAt(event.target) : null;
    if (id === null) return;
    event.preventDefault();
    event.stopPropagation();
    remove(id);
  };
  const entries = asked !== null && (
    <>
      <MenuItem id="up" label={words.up} isDisabled={at <= 0} onAction={() => move(asked, at - 1)} />
      <MenuItem
        id="down"
        label={words.down}
        isDisabled={at === pieces.length - 1}
        onAction={() => move(asked, at + 1)}
      />
      <MenuSeparator />
      <MenuItem id="remove" label={words.removeThis} shortcut="Del" onAction={() => remove(asked)} />
    </>
  );
  return (
    <ContextMenu
      className="pieces-area"
      label={words.pieces}
      items={entries}
      opensAt={(target) => {
        const id = pieceAt(target);
        setAsked(id);
        return id !== null;
      }}
    >
      <Group role="presentation" className="pieces-area" onKeyDownCapture={press}>
        <GridList
          className="pieces"
          aria-label={words.pieces}
          items={pieces}
          selectionMode="none"
          dragAndDropHooks={dragAndDropHooks}
          onAction={(key) => showPiece(String(key))}
        >
          {(piece) => (
            <GridListItem id={piece.id} textValue={`${piece.label} ${piece.content}`} className="piece">
              <Button slot="drag" className="piece-handle" aria-label={words.dragHandle(piece.label)}>
                <Icon name="drag" />
              </Button>
              <Icon name={piece.absence === "missing" ? "warning" : piece.icon} />
              <span className="piece-words">
                <span className="piece-label">{piece.label}</span>
                <span className="piece-content" title={piece.content}>
                  {piece.content}
                </span>
                {piece.absence !== null && (
                  <span className={`piece-${piece.absence}`}>{words.absences[piece.absence]}</span>
                )}
              </span>
              <span className="piece-buttons">
                <IconButton
                  icon="chevron-up"
                  label={words.moveUp(piece.label)}
                  isDisabled={pieces[0]?.id === piece.id}
                  onPress={() => move(piece.id, indexOf(pieces, piece) - 1)}
                />
                <IconButton
                  icon="chevron-down"
                  label={words.moveDown(piece.label)}
                  isDisabled={pieces.at(-1)?.id === piece.id}
                  onPress={() => move(piece.id, indexOf(pieces, piece) + 1)}
                />
                <IconButton icon="trash" label={words.remove(piece.label)} onPress={() => remove(piece.id)} />
              </span>
            </GridListItem>
          )}
        </GridList>
      </Group>
    </ContextMenu>
  );
}

function absenceOf(block: ReportBlock | undefined): Piece["absence"] {
  if (block?.kind !== "missing") return null;
  return block.missing.reason === "awaited" ? "awaited" : "missing";
}

/** The piece in whose row something was pressed. */
function pieceAt(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>(".piece")?.dataset.key ?? null) : null;
}

function indexOf(pieces: readonly Piece[], { id }: Piece): number {
  return pieces.findIndex((piece) => piece.id === id);
}
