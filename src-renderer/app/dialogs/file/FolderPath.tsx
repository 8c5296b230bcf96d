import { Button as AriaButton } from "react-aria-components";
import type { FolderListing } from "../../../../src-contract/host-api.ts";
import { IconButton } from "../../../parts/Button.tsx";
import { Icon } from "../../../parts/Icon.tsx";
import { Spinner } from "../../../parts/Spinner.tsx";
import { pathSteps } from "./paths.ts";
import type { Folder } from "./use-folder.ts";

/** Where people keep their files. */
export function Places({ listing, open }: Pick<Folder, "listing" | "open">) {
  return (
    <nav aria-label="Places" className="file-places">
      {listing?.places.map((place) => (
        <AriaButton
          key={place.path}
          className="file-place"
          aria-current={place.path === listing.path ? "location" : "false"}
          onPress={() => void open(place.path)}
        >
          <Icon name={place.name === "Home" ? "home" : "folder"} />
          {place.name}
        </AriaButton>
      ))}
    </nav>
  );
}

/** The folder that is shown, step by step from the root. */
export function FolderPath({ listing, isBusy, open }: Pick<Folder, "listing" | "isBusy" | "open">) {
  const above = parentOf(listing);
  return (
    <div className="file-path">
      <IconButton icon="chevron-up" label="Folder above" isDisabled={above === null} onPress={() => void open(above)} />
      <nav aria-label="Path" className="file-steps">
        {(listing === null ? [] : pathSteps(listing.path)).map((step) => (
          <AriaButton key={step.path} className="file-step" onPress={() => void open(step.path)}>
            {step.name}
          </AriaButton>
        ))}
      </nav>
      <Spinner label="Opening the folder" isBusy={isBusy} />
    </div>
  );
}

export function parentOf(listing: FolderListing | null): string | null {
  return listing?.parent ?? null;
}
