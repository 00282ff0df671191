/** The id of the original, if a snapshot is a copy of `keepSnapshot`: the description of a copy ends with it. */
export function originalOf({
  description,
}: {
  readonly description?: string | null | undefined;
}): string | undefined {
  return /\(copy of ([^()]+)\)$/.exec(description ?? "")?.[1];
}
