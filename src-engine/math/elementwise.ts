/**
 * Arithmetic on columns, number by number. Loops over rows that stand in functions of their own are compiled once for all who call them;
 * in a function that is called a few times a fit they are not.
 */

/** into += a. */
export function add(a: Float64Array, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] += a[i];
}

/** into += k a. */
export function addMultiple(k: number, a: Float64Array, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] += k * a[i];
}

/** into += k. */
export function addNumber(k: number, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] += k;
}

/** into −= a. */
export function subtract(a: Float64Array, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] -= a[i];
}

/** a b. */
export function multiply(a: Float64Array, b: Float64Array, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] = a[i] * b[i];
}

/** a/b. */
export function divide(a: Float64Array, b: Float64Array, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] = a[i] / b[i];
}
