// "#cloud-files" in browsers and workers, which have no files.

export function cloudFolders(): readonly string[] {
  return [];
}

export function readCloudFile(): { readonly content: unknown } | undefined {
  return undefined;
}
