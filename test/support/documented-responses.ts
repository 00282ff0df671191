import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { inProject } from "../../scripts/build/project.js";

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

/** The validation of each documented response of an operation, by its status. */
export function documentedResponses(operationId: string): ReadonlyMap<number, ValidateFunction> {
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
