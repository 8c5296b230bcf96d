import type { ContextVariable } from "../../../../src-engine/specification/context.ts";
import { Button } from "../../../parts/Button.tsx";
import { outcomeWords as words } from "../../../wording/outcome-settings.ts";

type Categories = NonNullable<ContextVariable["categories"]>;

/** The categories of an ordinal outcome from low to high, each of which can be moved up, and all of them reversed. */
export function CategoryOrder({
  categories,
  order,
  onChange,
}: {
  readonly categories: Categories;
  /** Nothing: as they are sorted. */
  readonly order: readonly (string | number)[];
  readonly onChange: (order: readonly (string | number)[]) => void;
}) {
  const placed = inOrder(categories, order);
  const moveUp = (place: number) => {
    const values = placed.map(({ value }) => value);
    const [moved] = values.splice(place, 1);
    if (moved !== undefined) onChange(values.toSpliced(place - 1, 0, moved));
  };
  return (
    <fieldset className="settings-checks">
      <legend className="field-label">{words.order}</legend>
      <ol className="category-order">
        {placed.map(({ value, label }, place) => (
          <li key={String(value)}>
            <span>{label}</span>
            {place > 0 && (
              <Button aria-label={words.moveLower(label)} onPress={() => moveUp(place)}>
                ↑
              </Button>
            )}
          </li>
        ))}
      </ol>
      <div>
        <Button kind="quiet" onPress={() => onChange(placed.map(({ value }) => value).toReversed())}>
          {words.reverseOrder}
        </Button>
      </div>
    </fieldset>
  );
}

/** Categories that the order does not name stand last. */
function inOrder(categories: Categories, order: readonly (string | number)[]): Categories {
  const placeOf = (value: string | number) => {
    const place = order.findIndex((other) => String(other) === String(value));
    return place < 0 ? order.length : place;
  };
  return categories.toSorted((a, b) => placeOf(a.value) - placeOf(b.value));
}
