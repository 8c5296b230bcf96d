import { useState } from "react";
import type { DialogProps } from "../../../app/dialogs/dialog-props.ts";
import { Button } from "../../../parts/Button.tsx";
import { RadioGroup } from "../../../parts/Choices.tsx";
import { Dialog } from "../../../parts/Dialog.tsx";
import { ScrollRegion } from "../../../parts/ScrollRegion.tsx";
import { useApp } from "../../../state/app-context.ts";
import type { UnfitAnswer } from "../../../state/dialog.ts";
import { count } from "../../../wording/numbers.ts";
import { unfitWords as words } from "../../../wording/unfit-cells.ts";
import "./unfit-cells.css";

/** More are counted. */
const mostShown = 200;

/** Pasted values that their variables cannot hold: what becomes of their cells. */
export function UnfitCellsDialog({ dialog: { unfit }, onClose }: DialogProps<"unfit-cells">) {
  const { questions } = useApp();
  const [answer, setAnswer] = useState<UnfitAnswer>("leave");
  return (
    <Dialog
      title={words.title(unfit.length)}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind="primary" onPress={() => questions.answer(answer)} autoFocus>
            {words.paste}
          </Button>
        </>
      }
    >
      <div className="unfit-cells">
        <p>{words.explanation}</p>
        <ScrollRegion label={words.list} className="unfit-cells-list">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.row}</th>
                <th scope="col">{words.variable}</th>
                <th scope="col">{words.value}</th>
              </tr>
            </thead>
            <tbody>
              {unfit.slice(0, mostShown).map(({ row, name, value }) => (
                <tr key={`${row} ${name}`}>
                  <td>{count(row)}</td>
                  <td>{name}</td>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {unfit.length > mostShown && <p>{words.more(unfit.length - mostShown)}</p>}
        </ScrollRegion>
        <RadioGroup label={words.question} options={words.answers} value={answer} onChange={setAnswer} />
      </div>
    </Dialog>
  );
}
