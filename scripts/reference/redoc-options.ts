const options = {
  schemasExpansionLevel: "all", // A reader sees the members of members at once.
  jsonSamplesExpandLevel: "all",
  maxDisplayedEnumValues: "1000", // More would be behind a button.
};

/** The command line that has the page of a service show all that there is to see. */
export function redocOptions(service: string): string[] {
  const downloads = ["yaml", "json"].map((ending) => ({ title: `${service}.${ending}`, url: `openapi/${service}.${ending}` }));
  return Object.entries({ ...options, downloadUrls: JSON.stringify(downloads) }).map(([name, value]) => `--openapi.${name}=${value}`);
}
