import * as ddsSchemas from "../../generated/dds/schemas.js";
import * as dwsSchemas from "../../generated/dws/schemas.js";
import { operations as ddsOperations } from "../../src/dds.js";
import { operations as dwsOperations } from "../../src/dws.js";
import type { JsonSchema, Operation } from "../../src/operation.js";

/** The variables of a command that calls this service. */
export const secretServiceVariables = {
  HUAWEICLOUD_DWS_ENDPOINT: "https://dws.canary-host.example",
  HUAWEICLOUD_DDS_ENDPOINT: "https://dds.canary-host.example",
  HUAWEICLOUD_SDK_AK: "CanaryAccessKey",
  HUAWEICLOUD_SDK_SK: "CanarySecretKey",
  HUAWEICLOUD_SDK_PROJECT_ID: "canary-project",
};

// cspell:ignore cafecafe
const uuid = "cafecafe-1234-4abc-8def-cafecafecafe";

/** Texts that are secrets in responses; a value and a name contain at least one. */
const secretTexts = [
  "CanaryToken",
  "canary_name",
  "canary.host.example.com",
  "https://canary.example/file?signature=canary",
  "\u001b]0;canary\u0007",
  "10.20.30.40",
  "2031-01-02T03:04:05",
];

/** A number that is a secret: a port, or an account. */
const secretNumber = 73_915_428;

/** What no output may contain. */
const traces = /canary|cafecafe|10\.20\.30\.40|2031-01-02|73915428|\u001b/i;

/** Where a text contains a secret of a response. */
export function secretsSeen(text: string): string[] {
  const { 0: found = "", index = 0 } = traces.exec(text) ?? {};
  return found === "" ? [] : [text.slice(Math.max(0, index - 60), index + 40)];
}

/** A body of a schema, with three items in each list, whose names and values are secrets where the schema leaves them open. */
export function secretBody(
  schema: JsonSchema,
  components: Readonly<Record<string, JsonSchema>>,
  { isValid }: { readonly isValid: boolean },
): unknown {
  let number = 0;
  const next = (): string => secretTexts[(number += 1) % secretTexts.length] ?? "";
  const make = (given: JsonSchema, name: string): unknown => {
    const { $ref, properties, items, type = "string" } = given;
    if ($ref !== undefined) return make(components[$ref] ?? {}, name);
    if (items) return [0, 1, 2].map(() => make(items, name));
    if (properties) {
      const documented = Object.entries(properties).map(([each, property]): [string, unknown] => [
        each,
        make(property, each),
      ]);
      const undocumented = secretTexts.map((text) => [text, { [text]: next() }] as const);
      return Object.fromEntries([...documented, ...(isValid ? [] : undocumented)]);
    }
    if (name === "id" || name === "cluster_id") return uuid;
    if (isValid && given.enum) return given.enum[0];
    if (type === "integer" || type === "number") return secretNumber;
    return type === "boolean" ? true : next();
  };
  return make(schema, "");
}

/** What is generated for both services. */
const operations: readonly Operation[] = [
  ...Object.values<Operation>(dwsOperations),
  ...Object.values<Operation>(ddsOperations),
];
const components = { ...dwsSchemas.components, ...ddsSchemas.components };
const responses: Readonly<Record<string, readonly (JsonSchema | null)[]>> = {
  ...dwsSchemas.responses,
  ...ddsSchemas.responses,
};

/** The operation of a request. */
export function operationOf(method: string, url: string): string {
  const { pathname } = new URL(url);
  const fits = (path: string): boolean =>
    new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`).test(pathname);
  // The path with fewer parameters first, as a server would.
  const found = operations
    .filter((operation) => operation.method === method && fits(operation.path))
    .sort((one, other) => one.path.split("{").length - other.path.split("{").length)[0];
  return found?.operationId ?? `${method} ${pathname}`;
}

/** The body of an operation's success. */
export function secretSuccess(operationId: string, isValid: boolean): unknown {
  const [schema] = responses[operationId] ?? [];
  return secretBody(schema ?? {}, components, { isValid });
}
