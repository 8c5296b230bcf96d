import { Button, type ButtonProps } from "react-aria-components";
import { Icon, type IconName } from "./Icon.tsx";
import "./row-button.css";

export interface RowButtonProps extends Pick<ButtonProps, "onPress" | "isDisabled" | "autoFocus"> {
  readonly icon: IconName;
  readonly title: string;
  readonly description: string;
  /** At the end, softly. */
  readonly aside?: string;
}

/** A row of a list that does something when it is pressed. */
export function RowButton({ icon, title, description, aside, ...props }: RowButtonProps) {
  return (
    <Button {...props} className="row-button">
      <Icon name={icon} />
      <span className="row-button-words">
        <span className="row-button-title">{title}</span>
        <span className="row-button-description">{description}</span>
      </span>
      {aside !== undefined && <span className="row-button-aside">{aside}</span>}
    </Button>
  );
}
