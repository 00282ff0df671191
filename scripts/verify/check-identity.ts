// What no source document states: the identity of a description, and the addresses of the vendor's pages.
import { operationsOf, type Description } from "../spec/description.js";
import { isObject, type Path } from "../spec/json-pointer.js";
import type { Manifest, ServiceManifest } from "../spec/manifest.js";
import type { SourceDocument } from "../spec/tables.js";
import { show, type CoverageTracker, type Difference } from "./coverage-tracker.js";

/** Compares title, version, licence, contact, servers and tags of a description with spec/manifest.yaml. */
export function checkIdentity(
  tracker: CoverageTracker,
  { contact, license }: Manifest,
  { title, servers, tags, documentation }: ServiceManifest,
  version: string,
): Difference[] {
  const described = tracker.listAt(["tags"]).map((tag) => isObject(tag) && tag["name"]);
  const used = tags.filter((tag) => described.includes(tag));
  const urls = tracker.listAt(["servers"]).map((server) => isObject(server) && server["url"]);
  const link: Path = ["externalDocs", "url"];
  const facts: [path: Path, actual: unknown, expected: unknown][] = [
    [["info", "title"], tracker.at(["info", "title"]), title],
    [["info", "version"], tracker.at(["info", "version"]), version],
    [["info", "termsOfService"], tracker.at(["info", "termsOfService"]), undefined],
    [["info", "contact"], tracker.at(["info", "contact"]), contact],
    [["info", "license"], tracker.at(["info", "license"]), license],
    [["servers"], urls, servers],
    [["tags"], described, used],
  ];
  return [
    ...facts
      .filter(([, actual, expected]) => show(actual) !== show(expected))
      .map(([path, actual, expected]) => ({
        path,
        actual,
        message: `spec/manifest.yaml and package.json have ${show(expected)} here, the description has ${show(actual)}.`,
      })),
    ...addressDifferences(link, tracker.at(link), documentation),
  ];
}

/** Compares the address of each operation's page with the titles and addresses of its documents. */
export function checkAddresses(
  description: Description,
  documents: readonly SourceDocument[],
  { documentation }: ServiceManifest,
): Difference[] {
  const seen = new Map<string, string>();
  return operationsOf(description).flatMap(({ path: item, method, object }) => {
    const { operationId, externalDocs } = object;
    const path: Path = ["paths", item, method.toLowerCase(), "externalDocs", "url"];
    const address = externalDocs?.url ?? "";
    const other = seen.get(address);
    seen.set(address, operationId);
    const own = documents.filter(({ operation }) => operation === operationId);
    const differ = (message: string): Difference => ({ path, actual: address, message });
    return [
      ...addressDifferences(path, address, documentation),
      ...(other === undefined ? [] : [differ(`${address} is the page of ${other}, too.`)]),
      ...(belongsTo(address, operationId, own)
        ? []
        : [
            differ(
              `${address} is not the address of a document of ${operationId}: it ends with the name of the operation or the title of a document, or the tables name it as "url".`,
            ),
          ]),
    ];
  });
}

function addressDifferences(
  path: Path,
  address: unknown,
  documentation: readonly string[],
): Difference[] {
  if (documentation.some((start) => String(address).startsWith(start))) return [];
  const message = `${show(address)} is no page of the service: an address begins with ${documentation.join(" or ")}.`;
  return [{ path, actual: address, message }];
}

function belongsTo(
  address: string,
  operationId: string,
  documents: readonly SourceDocument[],
): boolean {
  const [page = ""] = /[^/]*$/.exec(address) ?? [];
  return (
    page.toLowerCase() === `${operationId.toLowerCase()}.html` ||
    documents.some(({ title, url }) => url === address || page === `${fileName(title)}.html`)
  );
}

/** How Open Telekom Cloud names the page with a title. */
function fileName(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, "_");
}
