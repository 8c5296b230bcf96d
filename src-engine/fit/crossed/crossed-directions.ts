import { appendedRow } from "../../math/dense/dense-system.ts";
import { innerProduct } from "../../math/inner-product.ts";
import { projectionRoom, projections } from "./crossed-projections.ts";
import { subtractSquareTimes } from "./crossed-remainders.ts";
import { timesLambda } from "./crossed-scaling.ts";
import type { CrossedState } from "./crossed-state.ts";

/** A column v = Σ Z_u w_u over the units of one grouping factor; w by unit, units × q. */
export interface Direction {
  readonly grouping: number;
  readonly weights: Float64Array;
}

/** What V⁻¹ makes of directions v_m at the last elimination. */
export interface DirectionProducts {
  /** v_m'V⁻¹v_n, directions × directions. */
  readonly own: Float64Array;
  /** v_m'V⁻¹[X̃ ỹ], directions × fixed. */
  readonly fixed: Float64Array;
}

/**
 * Products of directions as the elimination has them: with V₁, that of the first factor alone, and G = LL',
 *
 *     v_m'V⁻¹[v_n, X̃ ỹ] = v_m'V₁⁻¹[v_n, X̃ ỹ] − (L⁻¹Λ'rest'V₁⁻¹v_m)'(L⁻¹Λ'rest'V₁⁻¹[v_n, X̃ ỹ])
 */
export function directionProducts(state: CrossedState, directions: readonly Direction[]): DirectionProducts {
  const { products, system } = state;
  const { rest, fixed } = products;
  const count = directions.length;
  const images = directions.map((direction) => emptyImage(state, direction));
  addFromRest(state, images);
  addFromUnits(state, images);
  const explained = images.map((image) => explainedByRest(state, image));
  const own = new Float64Array(count * count);
  const others = new Float64Array(count * fixed);
  for (const [m, { isFirst, weights, ofFixed }] of images.entries()) {
    for (let n = 0; n <= m; n++) {
      const alone = innerProduct(weights, isFirst ? images[n].ofFirst : images[n].ofRest);
      own[m * count + n] = alone - innerProduct(explained[m], explained[n]);
      own[n * count + m] = own[m * count + n];
    }
    for (let c = 0; c < fixed; c++) {
      const row = appendedRow(system, c) * system.stride;
      others[m * fixed + c] = ofFixed[c] - innerProduct(explained[m], system.rows.subarray(row, row + rest));
    }
  }
  return { own, fixed: others };
}

/** A direction, its weights over all of the first factor or of the rest, and V₁⁻¹v times the first factor's z, the rest and [X̃ ỹ]. */
interface Image {
  readonly isFirst: boolean;
  readonly weights: Float64Array;
  readonly ofFirst: Float64Array;
  readonly ofRest: Float64Array;
  readonly ofFixed: Float64Array;
}

function emptyImage({ products, design }: CrossedState, { grouping, weights }: Direction): Image {
  const { units, effects, rest, fixed } = products;
  const isFirst = grouping === 0;
  const placed = isFirst ? weights : new Float64Array(rest);
  if (!isFirst) placed.set(weights, design.rest[grouping - 1].offset);
  return {
    isFirst,
    weights: placed,
    ofFirst: new Float64Array(units * effects),
    ofRest: new Float64Array(rest),
    ofFixed: new Float64Array(fixed),
  };
}

/** Of directions in the rest, S times the weights. */
function addFromRest(state: CrossedState, images: readonly Image[]): void {
  const { rest, fixed } = state.products;
  for (const { isFirst, weights, ofRest, ofFixed } of images) {
    if (isFirst) continue;
    const negative = weights.map((weight) => -weight);
    subtractSquareTimes(state, [negative], [ofRest]);
    for (let c = 0; c < fixed; c++) {
      ofFixed[c] = innerProduct(state.cross.subarray(c * rest, (c + 1) * rest), weights);
    }
  }
}

/** What goes by way of the first factor's z, unit by unit. */
function addFromUnits(state: CrossedState, images: readonly Image[]): void {
  const { units, effects: q, fixed, columns } = state.products;
  const room = projectionRoom(state);
  for (let unit = 0; unit < units; unit++) {
    const { p, first, count, width } = projections(state, unit, room);
    for (const { isFirst, weights, ofFirst, ofRest, ofFixed } of images) {
      for (let k = 0; k < q; k++) {
        const row = k * width;
        let sum = 0;
        if (isFirst) {
          const weight = weights[unit * q + k];
          for (let c = 0; c < count; c++) ofRest[columns[first + c]] += weight * p[row + c];
          for (let j = 0; j < q; j++) sum += p[row + count + j] * weights[unit * q + j];
          for (let c = 0; c < fixed; c++) ofFixed[c] += weight * p[row + count + q + c];
        } else {
          for (let c = 0; c < count; c++) sum += p[row + c] * weights[columns[first + c]];
        }
        ofFirst[unit * q + k] = sum;
      }
    }
  }
}

/** L⁻¹Λ't, in the system's order. */
function explainedByRest(
  { design, factors, products: { rest }, system }: CrossedState,
  { ofRest }: Image,
): Float64Array {
  const { rows, stride, places } = system;
  const scaled = new Float64Array(rest);
  timesLambda(design, factors, ofRest, scaled);
  const solved = new Float64Array(rest);
  for (let column = 0; column < rest; column++) solved[places[column]] = scaled[column];
  for (let i = 0; i < rest; i++) {
    const row = i * stride;
    let value = solved[i];
    for (let j = 0; j < i; j++) value -= rows[row + j] * solved[j];
    solved[i] = value / rows[row + i];
  }
  return solved;
}
