import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { useAppState } from "../../state/app-context.ts";

export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const version = useAppState((state) => state.start?.version ?? "");
  return (
    <Dialog
      title="About Crosslevel"
      size="small"
      onClose={onClose}
      footer={
        <Button kind="primary" autoFocus onPress={onClose}>
          Close
        </Button>
      }
    >
      <p>
        <strong>Crosslevel {version}</strong>
      </p>
      <p>
        A free and open program for multilevel models, under the MIT licence. It uses no network: your data stay on this
        computer.
      </p>
      <p>To cite it: Crosslevel (Version {version}) [Computer software].</p>
    </Dialog>
  );
}
