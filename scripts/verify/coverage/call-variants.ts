import { jsonContent, resolve, type Description } from "../../spec/description.js";
import { bodyExamples, type CallValues, type DescribedCall } from "./described-calls.js";
import { extendedValues, replacedTexts } from "./example-values.js";

/** An id of nothing in the sandbox, which is also a valid name. */
const unknown = "ffffffff-ffff-4fff-8fff-ffffffffffff";

/** The values of further calls of an operation: with each of its parameters and properties, and with each value unknown. */
export function variantsOf(description: Description, described: DescribedCall): CallValues[] {
  const { values } = described;
  return [
    ...withQuery(described),
    ...withBody(description, described),
    ...withUnknownValue(values, "path"),
    ...withUnknownValue(values, "query"),
    ...replacedTexts(values.body, unknown).map((body) => ({ ...values, body })),
  ];
}

/** Each has one parameter more than the one before it, because some parameters need another one; and each is invalid alone. */
function withQuery({ operation, values }: DescribedCall): CallValues[] {
  const query: Record<string, string> = { ...values.query };
  return operation.parameters
    .filter((parameter) => parameter.in === "query")
    .flatMap(({ name, example = "name" }) => {
      query[name] = String(example);
      return [
        { ...values, query: { ...query } },
        { ...values, query: { ...values.query, [name]: unknown } },
      ];
    });
}

/** The other examples, and the first one with each property that it lacks, and without any. */
function withBody(description: Description, { operation, values }: DescribedCall): CallValues[] {
  const { requestBody } = operation.object;
  const content = requestBody && jsonContent(resolve(description, requestBody));
  if (!content) return [];
  const bodies = [
    ...bodyExamples(description, operation).slice(1),
    ...extendedValues(description, content.schema, values.body),
    {},
  ];
  return bodies.map((body) => ({ ...values, body }));
}

function withUnknownValue(values: CallValues, place: "path" | "query"): CallValues[] {
  return Object.keys(values[place]).map((name) => ({
    ...values,
    [place]: { ...values[place], [name]: unknown },
  }));
}
