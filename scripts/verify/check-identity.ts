// What no source document states: the title, version and licence, and the addresses of the vendor's pages.
import { operationsOf, type Description } from "../spec/description.js";
import { valueAt, type Path } from "../spec/json-pointer.js";
import type { PackageIdentity, ServiceManifest } from "../spec/manifest.js";
import type { SourceDocument } from "../spec/tables.js";
import { show, type Difference } from "./coverage-tracker.js";

/**
 * Compares the title with that of the manifest, the version and the licence with those of the package, and the addresses with
 * those of the vendor and of each operation.
 */
export function checkIdentity(
  description: Description,
  documents: readonly SourceDocument[],
  service: ServiceManifest,
  identity: PackageIdentity,
): Difference[] {
  const link: Path = ["externalDocs", "url"];
  return [
    ...infoDifferences(description, service, identity),
    ...addressDifferences(link, valueAt(description, link), service.documentation),
    ...checkAddresses(description, documents, service),
  ];
}

function infoDifferences(
  description: Description,
  { title }: ServiceManifest,
  { version, license }: PackageIdentity,
): Difference[] {
  // The Open Source Initiative names the page of a licence by its identifier.
  const page = `https://opensource.org/license/${license.toLowerCase()}`;
  const expected: readonly (readonly [file: string, value: string, Path])[] = [
    ["spec/manifest.yaml", title, ["info", "title"]],
    ["package.json", version, ["info", "version"]],
    ["package.json", license, ["info", "license", "name"]],
    ["package.json", page, ["info", "license", "url"]],
  ];
  return expected.flatMap(([file, value, path]) => {
    const actual = valueAt(description, path);
    const message = `${show(actual)} is not ${show(value)}, which follows from ${file}.`;
    return actual === value ? [] : [{ path, actual, message }];
  });
}

/** Compares the address of each operation's page with the titles and addresses of its documents. */
function checkAddresses(
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
