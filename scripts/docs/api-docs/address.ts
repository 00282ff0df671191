/** The folder of the guides and the package reference, below the root of the site. */
export const apiDocsAddress = "api";
