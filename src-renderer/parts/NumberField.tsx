import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  FieldError,
  Group,
  Input,
  Label,
  Text,
} from "react-aria-components";
import { Button } from "./Button.tsx";
import "./fields.css";

export interface NumberFieldProps extends Omit<AriaNumberFieldProps, "className" | "style" | "children"> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly description?: string | undefined;
  readonly problem?: string | null;
}

/**
 * A number with buttons for one more and one less. What is typed is changed without a word where a step, a least or a largest value are
 * given; fields with a `problem` have none, so that it stays and is told.
 */
export function NumberField({ label, labelHidden = false, description, problem = null, ...props }: NumberFieldProps) {
  return (
    <AriaNumberField {...props} isInvalid={problem !== null} className="field">
      <Label className={labelHidden ? "visually-hidden" : "field-label"}>{label}</Label>
      <Group className="number-group">
        <Button kind="quiet" slot="decrement">
          −
        </Button>
        <Input className="input" />
        <Button kind="quiet" slot="increment">
          +
        </Button>
      </Group>
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{problem}</FieldError>
    </AriaNumberField>
  );
}
