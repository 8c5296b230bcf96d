import { Text } from "react-aria-components";
import "./select.css";

/** What an open list says of an option: its label, and under it what it means. */
export function OptionWords({
  label,
  description,
}: {
  readonly label: string;
  readonly description?: string | undefined;
}) {
  return (
    <span className="option-words">
      <Text slot="label">{label}</Text>
      {description !== undefined && (
        <Text slot="description" className="option-description">
          {description}
        </Text>
      )}
    </span>
  );
}
