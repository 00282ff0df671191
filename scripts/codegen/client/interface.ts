import {
  jsonContent,
  successResponses,
  type Description,
  type Operation,
} from "../../spec/description.js";
import { inputIsOptional, inputMembers, inputName } from "./input.js";
import { tsdoc } from "./tsdoc.js";
import { typeOf } from "./type-of.js";

/** One method an operation. What else a call may take is the business of the runtime, hence the type parameter. */
export function renderInterface(
  description: Description,
  operations: readonly Operation[],
): string {
  const methods = operations.map((operation) => {
    const { operationId } = operation.object;
    const optional = inputIsOptional(inputMembers(description, operation)) ? "?" : "";
    return `${tsdoc(methodComment(operation), "  ", seeTag(operation))}  ${operationId}(input${optional}: ${inputName(operationId)}, options?: CallOptions): Promise<${answerType(description, operation)}>;\n`;
  });
  return `/** The operations of the service as methods: one documented call each, in the wire's own names. */\nexport interface Operations<CallOptions> {\n${methods.join("\n")}}\n`;
}

function methodComment({ method, path, object }: Operation): string {
  return `${object.summary}.\n\n${object.description.trim()}\n\nSends \`${method} ${path}\`.`;
}

function seeTag({ object }: Operation): string[] {
  return object.externalDocs ? [`@see ${object.externalDocs.url}`] : [];
}

function answerType(description: Description, operation: Operation): string {
  const types = successResponses(description, operation).map(({ body }) => {
    const content = jsonContent(body);
    return content ? typeOf(content.schema) : "undefined";
  });
  return [...new Set(types)].join(" | ");
}
