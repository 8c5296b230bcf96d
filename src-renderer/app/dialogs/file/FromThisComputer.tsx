import { FileTrigger } from "react-aria-components";
import { tellFailure } from "../../../commands/tell-failure.ts";
import { Button } from "../../../parts/Button.tsx";
import { useApp } from "../../../state/app-context.ts";

/** The browser's own file dialog: the computer it runs on may be another one than the host's. */
export function FromThisComputer({ extensions }: { readonly extensions: readonly string[] }) {
  const { host, questions, store } = useApp();
  const send = async (files: FileList | null) => {
    const file = files?.[0];
    if (file === undefined) return;
    const source = await host.sourceOf(file);
    if (source.ok) questions.answer(source.value);
    else {
      questions.answer(null);
      tellFailure(store, source.failure);
    }
  };
  return (
    <FileTrigger acceptedFileTypes={[...extensions]} onSelect={(files) => void send(files)}>
      <Button icon="upload">Choose from this computer…</Button>
    </FileTrigger>
  );
}
