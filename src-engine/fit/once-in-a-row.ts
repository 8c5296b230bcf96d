/** An elimination that remembers its last Λ: searches, settling and inference ask for the same one in turn. */
export interface Remembered {
  eliminate(factors: readonly Float64Array[]): number;
  /** After it the same Λ are eliminated again. */
  forget(): void;
}

export function onceInARow(eliminate: (factors: readonly Float64Array[]) => number): Remembered {
  let last: { readonly factors: readonly Float64Array[]; readonly value: number } | null = null;
  return {
    eliminate(factors) {
      if (last === null || !factors.every((factor, index) => isSame(factor, last?.factors[index]))) {
        const own = factors.map((factor) => factor.slice());
        last = { factors: own, value: eliminate(own) };
      }
      return last.value;
    },
    forget() {
      last = null;
    },
  };
}

export function isSame(one: Float64Array, other: Float64Array | undefined): boolean {
  return one.every((value, entry) => value === other?.[entry]);
}
