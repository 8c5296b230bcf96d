import { FileTrigger } from "react-aria-components";
import { catalogExtension, sourceOfFiles } from "../../../commands/source-of-files.ts";
import { tellFailure } from "../../../commands/tell-failure.ts";
import { Button } from "../../../parts/Button.tsx";
import { useApp } from "../../../state/app-context.ts";

/** The browser's own file dialog: the computer it runs on may be another one than the host's. */
export function FromThisComputer({ extensions }: { readonly extensions: readonly string[] }) {
  const { host, questions, store } = useApp();
  const send = async (files: FileList | null) => {
    const source = await sourceOfFiles(host, files ?? []);
    if (source === null) return;
    if (source.ok) questions.answer(source.value);
    else {
      questions.answer(null);
      tellFailure(store, source.failure, "opening");
    }
  };
  const withCatalog = extensions.some((extension) => extension.endsWith("sas7bdat"));
  return (
    <FileTrigger
      acceptedFileTypes={[...extensions, ...(withCatalog ? [catalogExtension] : [])]}
      allowsMultiple={withCatalog}
      onSelect={(files) => void send(files)}
    >
      <Button icon="upload">Choose from this computer…</Button>
    </FileTrigger>
  );
}
