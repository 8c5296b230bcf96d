import { type FocusEvent, memo } from "react";
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from "react-aria-components";
import { IconButton } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import "./fields.css";

export interface TextFieldProps extends Omit<AriaTextFieldProps, "className" | "style" | "children"> {
  readonly label: string;
  /** The label is read aloud but not shown. */
  readonly labelHidden?: boolean;
  readonly description?: string | undefined;
  /** What is wrong with the text; null: nothing. */
  readonly problem?: string | null;
  readonly placeholder?: string;
  /** Several lines. */
  readonly rows?: number;
  /** The whole text is selected when the field is reached, to be typed over. */
  readonly selectsAll?: boolean;
}

export function TextField({
  label,
  labelHidden = false,
  description,
  problem = null,
  placeholder,
  rows,
  selectsAll = false,
  ...props
}: TextFieldProps) {
  const inside = {
    className: "input",
    ...(placeholder !== undefined && { placeholder }),
    ...(selectsAll && { onFocus: ({ currentTarget }: FocusEvent<FieldElement>) => currentTarget.select() }),
  };
  return (
    <AriaTextField {...props} isInvalid={problem !== null} className="field">
      <Label className={labelHidden ? "visually-hidden" : "field-label"}>{label}</Label>
      {rows === undefined ? <Input {...inside} /> : <TextArea {...inside} rows={rows} />}
      {description !== undefined && problem === null && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{problem}</FieldError>
    </AriaTextField>
  );
}

type FieldElement = HTMLInputElement | HTMLTextAreaElement;

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, "className" | "style" | "children"> {
  /** Names the field; shown inside it while it is empty. */
  readonly label: string;
}

export const SearchField = memo(function SearchField({ label, ...props }: SearchFieldProps) {
  return (
    <AriaSearchField {...props} aria-label={label} className="search">
      <Icon name="search" />
      <Input className="input" placeholder={label} />
      <IconButton icon="close" label="Clear" />
    </AriaSearchField>
  );
});
