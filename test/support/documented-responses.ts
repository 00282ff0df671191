import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { validateResponse, type OperationId } from "../../src/validation.js";
import { inProject } from "../../scripts/build/project.js";
import type { CallResponse } from "./sandbox-calls.js";

interface Described {
  readonly responses: Readonly<Record<string, object>>;
  readonly operationId?: string;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

/** What a response without a described body can be: a recorded one of DWS is an empty object. */
const withoutBody = { enum: ["", {}] };
const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false });
const descriptions = new Map(["dws", "dds"].map((service) => [service, read(service)]));

function read(service: string): Description {
  const description = JSON.parse(
    readFileSync(inProject(`generated/openapi/${service}.json`), "utf8"),
  ) as Description;
  ajv.addSchema(description, service);
  return description;
}

const compiled = new Map<string, ValidateFunction>();

/** Operations share responses: each is compiled once. */
function validationOf(reference: string): ValidateFunction {
  const known = compiled.get(reference) ?? ajv.compile({ $ref: reference });
  compiled.set(reference, known);
  return known;
}

/** A recorded response writes the type in lower case, and the recorded seed contains it (see deviations.yaml). */
const recorded = /^backups\.\d+\.type .* is "auto"/;

/** How a response of the sandbox differs from the description; empty if it does not. */
export function deviationsFromDescription(
  operationId: string,
  { status, headers, body }: CallResponse,
): string[] {
  const validate = documentedResponses(operationId).get(status);
  if (!validate) return [`The status ${status} is not documented.`];
  const deviations = validate(body)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  if (!/^[0-9a-f]{32}$/.test(String(headers["x-request-id"])))
    deviations.push("It has no request id.");
  if (body !== "" && headers["content-type"] !== "application/json")
    deviations.push("Its content type is not JSON.");
  if (status < 300)
    deviations.push(
      ...validateResponse(operationId as OperationId, body === "" ? undefined : body, {
        strict: true,
      })
        .map(({ message }) => message)
        .filter((message) => !recorded.test(message)),
    );
  if (status >= 400 && !(body instanceof Object && "error_msg" in body))
    deviations.push("It has no error message.");
  return deviations;
}

const documented = new Map<string, ReadonlyMap<number, ValidateFunction>>();

/** The validation of each documented response of an operation, by its status. */
function documentedResponses(operationId: string): ReadonlyMap<number, ValidateFunction> {
  const known = documented.get(operationId) ?? compileResponses(operationId);
  documented.set(operationId, known);
  return known;
}

function compileResponses(operationId: string): ReadonlyMap<number, ValidateFunction> {
  for (const [service, { paths }] of descriptions)
    for (const [path, item] of Object.entries(paths))
      for (const [method, { operationId: id, responses }] of Object.entries(item)) {
        if (id !== operationId) continue;
        const pointerOfResponses = `#/paths/${path.replaceAll("/", "~1").replaceAll("{", "%7B").replaceAll("}", "%7D")}/${method}/responses`;
        return new Map(
          Object.entries(responses).map(([status, response]) => {
            const pointer =
              "$ref" in response ? String(response.$ref) : `${pointerOfResponses}/${status}`;
            const reference = `${service}${pointer}/content/application~1json/schema`;
            const hasBody = "$ref" in response || "content" in response;
            return [Number(status), hasBody ? validationOf(reference) : ajv.compile(withoutBody)];
          }),
        );
      }
  throw new Error(`No description contains the operation ${operationId}.`);
}
