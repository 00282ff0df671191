import type {
  Description,
  OperationObject,
  Retries,
  Schema,
} from "../../scripts/spec/description.js";

/** Everything that some language takes for something else within a string. */
export const awkward =
  "\"double\" 'single' \\back\\slash $HOME ${HOME} `date` %s {braces} !! é 每 😀\nnext\tline";

/** The retries of a write. */
export const inventedRetries: Retries = {
  strategy: "backoff",
  backoff: { initialInterval: 1, maxInterval: 1, maxElapsedTime: 1, exponent: 1 },
  statusCodes: ["429"],
  retryConnectionErrors: false,
};

const string: Schema = { type: "string" };
const done = { "204": { description: "Done." } };
const project = { name: "project_id", in: "path", required: true, schema: string } as const;

function operation(operationId: string, rest: Partial<OperationObject>): OperationObject {
  return {
    operationId,
    summary: `Try ${operationId}`,
    description: "",
    tags: [],
    responses: done,
    ...rest,
  };
}

/** A service with operations of every form that a sample can have, and that ours have not. */
export const inventedService: Description = {
  openapi: "3.0.3",
  info: { title: "Invented", version: "1" },
  "x-speakeasy-retries": { ...inventedRetries, retryConnectionErrors: true },
  servers: [
    {
      url: "https://own.{region}.example.com",
      variables: { region: { default: "far-1" } },
      "x-speakeasy-server-id": "other",
    },
    { url: "https://invented.example.com", "x-speakeasy-server-id": "huaweicloud-near-1" },
  ],
  paths: {
    "/v1/{project_id}/things/{thing_id}": {
      parameters: [
        project,
        { name: "thing_id", in: "path", required: true, schema: string, example: "a b/c?'d'" },
      ],
      get: operation("showThing", {
        parameters: [
          {
            name: "view",
            in: "query",
            required: true,
            schema: { type: "string", enum: ["whole & all", "part"] },
          },
          { name: "unasked", in: "query", schema: string, example: "unasked" },
        ],
        responses: {
          "200": {
            description: "",
            content: {
              "application/json": { schema: { type: "object", properties: { id: string } } },
            },
          },
        },
      }),
      delete: operation("deleteThing", { "x-speakeasy-retries": inventedRetries }),
      put: operation("changeThing", {
        "x-speakeasy-retries": inventedRetries,
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: { $ref: "#/components/schemas/Change" },
              examples: { Change: { $ref: "#/components/examples/Change" } },
            },
          },
        },
      }),
    },
    "/v1/things": {
      get: operation("listThings", {
        "x-dependencies": ["IF name THEN kind;"],
        parameters: [
          { name: "name", in: "query", required: true, schema: string, example: "any" },
          { name: "mark", in: "query", schema: string, example: "any" },
          { name: "kind", in: "query", schema: { type: "string", default: "all" } },
        ],
        responses: {
          "200": {
            description: "",
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  required: ["things"],
                  properties: {
                    count: { type: "integer" },
                    things: {
                      type: "array",
                      items: {
                        type: "object",
                        properties: { id: { type: "integer" }, status: string, size: string },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      }),
    },
  },
  components: {
    schemas: {
      Change: {
        type: "object",
        properties: {
          text: string,
          flag: { type: "boolean" },
          "odd-name": {},
          list: { type: "array", items: {} },
        },
      },
    },
    examples: {
      Change: {
        summary: "",
        value: { text: awkward, flag: true, "odd-name": null, list: [1.5, "two", {}, []] },
      },
    },
  },
};
