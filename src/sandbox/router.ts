import { operations as ddsOperations } from "../dds.js";
import { operations as dwsOperations } from "../dws.js";
import type { Operation } from "../operation.js";
import type { SandboxRequest } from "./responses.js";

/** An operation, with the values of its path parameters in a request. */
export interface Route {
  readonly operation: Operation;
  readonly values: Readonly<Record<string, string>>;
}

/** The request for a token, an operation of IAM that the descriptions of the two services do not contain. */
const createToken = "createToken";

/** The request for a file of a backup, for which the links of `showBackupDownloadLink` are. */
const downloadFile = "downloadFile";
/** Where the path of such a link starts. */
export const filesPath = "/_files/";

const operations = [
  ...Object.values<Operation>(dwsOperations),
  ...Object.values<Operation>(ddsOperations),
];
const ofDds = new Set<string>(Object.keys(ddsOperations));

/** Every operation that the sandbox supports. */
export const operationIds: ReadonlySet<string> = new Set([
  createToken,
  downloadFile,
  ...operations.map(({ operationId }) => operationId),
]);

/** The routes follow from the operation tables, so that an added operation is routed without a change here. */
const patterns = operations.map((operation) => {
  const names: string[] = [];
  const pattern = operation.path
    .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
    .replace(/\{(\w+)\}/g, (_, name: string) => {
      names.push(name);
      return "([^/]+)";
    });
  return { operation, names, pattern: new RegExp(`^${pattern}$`) };
});

/** Whether an operation belongs to the document database service. */
export function isDds(operationId: string): boolean {
  return ofDds.has(operationId);
}

/** Finds the operation of a method and a path. */
export function findRoute(method: string, path: string): Route | undefined {
  for (const { operation, names, pattern } of patterns) {
    const match = operation.method === method ? pattern.exec(path) : null;
    if (!match) continue;
    const values = names.map((name, index): [string, string] => [
      name,
      decode(match[index + 1] ?? ""),
    ]);
    return { operation, values: Object.fromEntries(values) };
  }
  return undefined;
}

/** The operation of a request; "-" if there is none. */
export function operationOf({ method, path }: SandboxRequest): string {
  if (method === "POST" && path === "/v3/auth/tokens") return createToken;
  if (path.startsWith(filesPath)) return downloadFile;
  return findRoute(method, path)?.operation.operationId ?? "-";
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // The rules of the parameter reject it.
  }
}
