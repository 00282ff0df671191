export interface ImportContender {
  readonly name: string;
  /** What Node is started with. */
  readonly words: readonly string[];
  /** In milliseconds. */
  readonly goal?: number;
}

/** What everyone is compared with: a Node that does nothing. */
const bareNode: ImportContender = { name: "bare node", words: ["-e", ""] };

export const importContenders: readonly ImportContender[] = [
  bareNode,
  { name: "an empty ES module", words: module("") },
  { name: "this client, ./dws", words: module(`import "huaweicloud-dws-dds/dws"`), goal: 10 },
  { name: "this client, both services", words: module(`import "huaweicloud-dws-dds"`) },
  { name: "openapi-fetch", words: module(`import "openapi-fetch"`) },
  { name: "ky", words: module(`import "ky"`) },
  { name: "axios", words: module(`import "axios"`) },
  { name: "vendor's core SDK", words: module(vendorCore()) },
  { name: "AWS SDK, Redshift", words: module(`import "@aws-sdk/client-redshift"`) },
];

function module(source: string): string[] {
  return ["--input-type=module", "-e", source];
}

/** What a service's package of the vendor imports of it; its main module brings the credentials alone. */
function vendorCore(): string {
  const core = "@huaweicloud/huaweicloud-sdk-core";
  return `import "${core}/ClientBuilder.js"; import "${core}/auth/BasicCredentials.js"`;
}
