import type {
  Description,
  Example,
  OperationObject,
  Parameter,
  Schema,
} from "../../scripts/spec/description.js";

/** What a bundle has beside the parts that the pipeline reads. */
interface SyntheticDescription extends Description {
  readonly components: Description["components"] & {
    readonly responses: Readonly<Record<string, unknown>>;
  };
}

/**
 * A description of so many operations, each with a path, parameters, an answer, an item, an open list and an example of
 * its own, and every fifth a POST with a body of its own. No two share a component but the one of failures, so the work
 * grows with the operations and with nothing else.
 */
export function syntheticDescription(operations: number): SyntheticDescription {
  const numbers = Array.from({ length: operations }, (_, index) => index + 1);
  return {
    openapi: "3.0.3",
    info: { title: `${operations} operations`, version: "1.0.0" },
    servers: [{ url: "https://service.example.com", "x-speakeasy-server-id": "example" }],
    paths: Object.fromEntries(
      numbers.map((number) => [
        pathOf(number),
        { parameters: pathParameters(), [takesBody(number) ? "post" : "get"]: operation(number) },
      ]),
    ),
    components: {
      schemas: {
        ApiError: failure,
        ...(Object.assign({}, ...numbers.map(schemas)) as Record<string, Schema>),
      },
      examples: Object.fromEntries(numbers.map((number) => [`Copies${number}`, example(number)])),
      responses: Object.fromEntries(
        failures.map((status) => [
          `Failure${status}`,
          {
            description: "The call failed.",
            content: { "application/json": { schema: reference("schemas", "ApiError") } },
          },
        ]),
      ),
    },
  };
}

const failures = ["400", "401", "403", "404", "429", "500", "503"];

const failure: Schema = {
  type: "object",
  description: "What is answered instead when a call fails.",
  properties: {
    code: { type: "string", description: "The code of the failure." },
    message: { type: "string", description: "What went wrong." },
  },
};

function takesBody(number: number): boolean {
  return number % 5 === 0;
}

function pathOf(number: number): string {
  return `/v1.0/{project_id}/stores${number}/{store_id}/copies`;
}

function reference(
  kind: "schemas" | "examples" | "responses",
  name: string,
): { readonly $ref: string } {
  return { $ref: `#/components/${kind}/${name}` };
}

function operation(number: number): OperationObject {
  return {
    operationId: takesBody(number) ? `createCopies${number}` : `listCopies${number}`,
    summary: `${takesBody(number) ? "Create" : "List"} the copies of store ${number}`,
    description: `Works on the copies of store ${number}, page by page if \`limit\` is given.\n\nPermission: \`store${number}:copies:use\`.\n`,
    externalDocs: { url: `https://example.com/help/copies${number}.html` },
    tags: ["Copies"],
    parameters: queryParameters(),
    "x-speakeasy-pagination": {
      type: "offsetLimit",
      inputs: [
        { name: "offset", in: "parameters", type: "offset" },
        { name: "limit", in: "parameters", type: "limit" },
      ],
      outputs: { results: "$.copies" },
    },
    ...(takesBody(number) && {
      requestBody: {
        required: true,
        description: "What to copy.",
        content: { "application/json": { schema: reference("schemas", `CopyOrder${number}`) } },
      },
    }),
    responses: {
      "200": {
        description: "A page of copies.",
        content: {
          "application/json": {
            schema: reference("schemas", `CopyList${number}`),
            examples: { Copies: reference("examples", `Copies${number}`) },
          },
        },
      },
      ...Object.fromEntries(
        failures.map((status) => [status, reference("responses", `Failure${status}`)]),
      ),
    },
  };
}

function pathParameters(): Parameter[] {
  return [
    {
      name: "project_id",
      in: "path",
      required: true,
      description: "The id of the project.",
      schema: { type: "string" },
    },
    {
      name: "store_id",
      in: "path",
      required: true,
      description: "The id of the store.",
      schema: { type: "string", minLength: 36, maxLength: 36, pattern: "^[0-9A-Fa-f-]+$" },
    },
  ];
}

function queryParameters(): Parameter[] {
  return [
    {
      name: "limit",
      in: "query",
      description: "How many copies a page holds.",
      schema: { type: "integer", format: "int32", minimum: 1, maximum: 1000, default: 100 },
      example: 50,
    },
    {
      name: "offset",
      in: "query",
      description: "How many copies to skip.",
      schema: { type: "integer", format: "int32", minimum: 0, default: 0 },
      example: 0,
    },
    {
      name: "prefix",
      in: "query",
      description: "How the name begins.",
      schema: { type: "string", minLength: 1, maxLength: 64, pattern: "^[a-z][a-z0-9_-]*$" },
      example: "daily",
    },
  ];
}

/** The components of one operation. */
function schemas(number: number): Record<string, Schema> {
  return {
    [`CopyList${number}`]: {
      type: "object",
      description: `A page of the copies of store ${number}.`,
      required: ["copies"],
      properties: {
        copies: {
          type: "array",
          description: "The copies.",
          items: reference("schemas", `Copy${number}`),
        },
        total_count: {
          type: "integer",
          format: "int32",
          description: "How many there are in all.",
          minimum: 0,
        },
      },
    },
    [`Copy${number}`]: copy(number),
    [`CopyStatus${number}`]: {
      type: "string",
      description: "How far the copy is.",
      "x-extensible-enum": ["CREATING", "AVAILABLE", "UNAVAILABLE"],
      example: "AVAILABLE",
    },
    ...(takesBody(number) && {
      [`CopyOrder${number}`]: {
        type: "object",
        description: `Orders a copy of store ${number}.`,
        required: ["name"],
        properties: {
          name: {
            type: "string",
            description: "The name of the copy.",
            minLength: 4,
            maxLength: 64,
            example: "daily-1",
          },
          note: { type: "string", description: "A note.", maxLength: 256 },
          keep_days: {
            type: "integer",
            format: "int32",
            description: "How long to keep it.",
            minimum: 1,
            maximum: 366,
          },
        },
      },
    }),
  };
}

function copy(number: number): Schema {
  return {
    type: "object",
    description: `A copy of store ${number}.`,
    required: ["id"],
    properties: {
      id: {
        type: "string",
        description: "The id of the copy.",
        example: "2a4d0f86-67cd-408a-8b66-017454fb7793",
      },
      name: {
        type: "string",
        description: "The name of the copy.",
        minLength: 4,
        maxLength: 64,
        example: "daily-1",
      },
      note: { type: "string", description: "The note that was given to the copy." },
      started: {
        type: "string",
        description: "When writing began, in UTC.",
        example: "2016-08-23T03:59:23Z",
      },
      size: {
        type: "integer",
        format: "int64",
        description: "The size in bytes.",
        minimum: 0,
        example: 500,
      },
      progress: {
        type: "number",
        format: "double",
        description: "The share that is written.",
        minimum: 0,
        maximum: 1,
        example: 0.5,
      },
      status: reference("schemas", `CopyStatus${number}`),
      automatic: { type: "boolean", description: "Whether a schedule took it.", example: true },
      keep_days: {
        type: "integer",
        format: "int32",
        description: "How long it is kept.",
        minimum: 1,
        maximum: 366,
        example: 7,
      },
      labels: {
        type: "array",
        description: "Labels of the copy.",
        items: { type: "string", maxLength: 36 },
      },
    },
  };
}

function example(number: number): Example {
  return {
    summary: `A page of the copies of store ${number}`,
    value: {
      copies: [
        {
          id: "2a4d0f86-67cd-408a-8b66-017454fb7793",
          name: "daily-1",
          size: 500,
          status: "AVAILABLE",
          keep_days: 7,
          labels: ["blue"],
        },
      ],
      total_count: 1,
    },
  };
}
