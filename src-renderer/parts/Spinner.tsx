import { ProgressBar } from "react-aria-components";
import "./spinner.css";

/**
 * Says that something is being worked on. It always takes the same place, whether it turns or not, and shows itself
 * only after a moment, so that quick answers do not flicker.
 */
export function Spinner({ label, isBusy = true }: { readonly label: string; readonly isBusy?: boolean }) {
  return (
    <span className="spinner">
      {isBusy && (
        <ProgressBar isIndeterminate aria-label={label} className="spinner-turning">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6" />
            <path d="M8 2a6 6 0 0 1 6 6" />
          </svg>
        </ProgressBar>
      )}
    </span>
  );
}
