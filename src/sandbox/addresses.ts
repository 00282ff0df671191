/** What there is to call and to read at a sandbox, for a person. */
export function addressesOf(url: string, hasDocumentation: boolean): string {
  return [
    `Sandbox of DWS and DDS   ${url}`,
    `Sign-in (authUrl)        ${url}/v3`,
    `Descriptions             ${url}/openapi/dws.json  ${url}/openapi/dds.json`,
    ...(hasDocumentation ? [`Documentation            ${url}/docs/`] : []),
  ].join("\n");
}
