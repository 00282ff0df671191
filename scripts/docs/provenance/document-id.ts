/** The number of a document, by which the ledger names it, too. */
export function documentId({ document }: { readonly document: string }): string {
  return document.slice(0, document.indexOf("_"));
}
