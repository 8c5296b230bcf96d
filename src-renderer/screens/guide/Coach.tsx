export function Coach() {
  return null;
}
