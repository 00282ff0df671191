/** The configuration with which Redocly renders the page of a service, as the text of its file, so that all there is is seen. */
export function redocConfiguration(service: string): string {
  const openapi = {
    schemasExpansionLevel: "all", // A reader sees the members of members at once.
    jsonSamplesExpandLevel: "all",
    maxDisplayedEnumValues: 1000, // More would be behind a button.
    // Of languages that are not named here, by their labels, some would be left out.
    codeSamples: {
      languages: [
        { lang: "Shell", label: "curl" },
        { lang: "TypeScript" },
        { lang: "Python" },
        { lang: "Go" },
        { lang: "Java" },
      ],
    },
    downloadUrls: ["yaml", "json"].map((ending) => ({
      title: `${service}.${ending}`,
      url: `openapi/${service}.${ending}`,
    })),
  };
  // Without telemetry off the page would report its readers to the vendor of the tool.
  return `${JSON.stringify({ telemetry: "off", openapi }, null, 2)}\n`;
}
