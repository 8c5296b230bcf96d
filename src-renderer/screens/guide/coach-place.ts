/** Where the guide's card stands, in pixels of the window. */
export interface Place {
  readonly left: number;
  readonly top: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box extends Place {
  readonly right: number;
  readonly bottom: number;
}

const gap = 14;
const margin = 12;

/**
 * Beside what it points at, where there is room: to the right, to the left, below, above; it never covers its anchor if
 * that can be avoided, and never leaves the window. It also leaves `watched` in sight, where a step's effect is seen, if
 * there is room below it. Without an anchor: the lower right corner.
 */
export function coachPlace(anchor: Box | null, card: Size, view: Size, watched: Box | null = null): Place {
  const inside = ({ left, top }: Place): Place => ({
    left: Math.max(margin, Math.min(left, view.width - card.width - margin)),
    top: Math.max(margin, Math.min(top, view.height - card.height - margin)),
  });
  if (anchor === null) return inside({ left: view.width, top: view.height - card.height - 44 });
  const places: readonly Place[] = [
    { left: anchor.right + gap, top: anchor.top - 8 },
    ...(watched === null ? [] : [{ left: anchor.right + gap, top: watched.bottom + gap }]),
    { left: anchor.left - card.width - gap, top: anchor.top - 8 },
    { left: anchor.left, top: anchor.bottom + gap },
    { left: anchor.left, top: anchor.top - card.height - gap },
  ];
  const clear = places.map(inside).filter((place) => !overlaps(place, card, anchor));
  const best = clear.find((place) => watched === null || !overlaps(place, card, watched)) ?? clear[0];
  return best ?? inside({ left: view.width, top: view.height });
}

function overlaps({ left, top }: Place, { width, height }: Size, box: Box): boolean {
  return left < box.right && left + width > box.left && top < box.bottom && top + height > box.top;
}
