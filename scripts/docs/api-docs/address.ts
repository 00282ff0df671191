/** The folder of the guides and the package reference, below the root of the site. */
export const apiDocsAddress = "api";

/** The page of CHANGELOG.md. */
export const changelogAddress = `${apiDocsAddress}/documents/changelog.html`;
