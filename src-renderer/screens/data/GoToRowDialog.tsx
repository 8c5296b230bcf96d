export function GoToRowDialog(_props: { readonly onClose: () => void }) {
  return null;
}
