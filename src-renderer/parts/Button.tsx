import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps, TooltipTrigger } from "react-aria-components";
import { Icon, type IconName } from "./Icon.tsx";
import { Tooltip } from "./Tooltip.tsx";
import "./button.css";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children"> {
  /** `primary`: the one thing to do here; `quiet`: without a frame; `danger`: cannot be taken back easily. */
  readonly kind?: "plain" | "primary" | "quiet" | "danger";
  readonly icon?: IconName;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

export function Button({ kind = "plain", icon, className = "", children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={`button button-${kind} ${className}`}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children" | "aria-label"> {
  readonly icon: IconName;
  /** Names the button, as its tooltip too. */
  readonly label: string;
  readonly kind?: "plain" | "quiet";
  readonly className?: string;
  /** Not where everybody knows the icon: while a tooltip shows, Escape only closes that. */
  readonly hasTooltip?: boolean;
}

export function IconButton({
  icon,
  label,
  kind = "quiet",
  className = "",
  hasTooltip = true,
  ...props
}: IconButtonProps) {
  const button = (
    <AriaButton {...props} aria-label={label} className={`button icon-button button-${kind} ${className}`}>
      <Icon name={icon} />
    </AriaButton>
  );
  if (!hasTooltip) return button;
  return (
    <TooltipTrigger delay={500}>
      {button}
      <Tooltip>{label}</Tooltip>
    </TooltipTrigger>
  );
}
