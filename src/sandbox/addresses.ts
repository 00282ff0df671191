/** What there is to call and to read at a sandbox, for a person. */
export function addressesOf(url: string): string {
  return [
    `Sandbox of DWS and DDS   ${url}`,
    `Sign-in (authUrl)        ${url}/v3`,
    `Descriptions             ${url}/openapi/dws.json  ${url}/openapi/dds.json`,
    `Reference                ${url}/docs/`,
  ].join("\n");
}
