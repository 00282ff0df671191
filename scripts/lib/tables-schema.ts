// The form of a file in spec/<service>/tables/. A misspelt keyword would drop a fact in silence, so everything is closed.

const hash = { type: "string", pattern: "^[0-9a-f]{16}$" };

const row = {
  type: "object",
  required: ["name", "type", "hash"],
  additionalProperties: false,
  properties: {
    name: { type: "string" },
    type: { type: "string" },
    mandatory: { type: "boolean" },
    table: { type: "integer" },
    values: { type: "array", minItems: 1, uniqueItems: true, items: { type: "string" } },
    default: { type: ["string", "number", "boolean"] },
    format: { enum: ["uuid", "date-time"] },
    minimum: { type: "number" },
    maximum: { type: "number" },
    minLength: { type: "integer" },
    maxLength: { type: "integer" },
    pattern: { type: "string" },
    unit: { enum: ["KB", "GB", "days"] },
    zone: { enum: ["UTC"] },
    neededBy: { type: "string" },
    counts: { type: "string" },
    rulesInProse: { const: true },
    hash,
  },
};

const recording = {
  type: "object",
  required: ["example", "hash"],
  additionalProperties: false,
  properties: { example: { type: "string" }, hash },
};

export const sourceDocumentSchema = {
  type: "object",
  required: ["document", "title", "hash", "operation", "request", "tables", "statusCodes", "exchanges"],
  additionalProperties: false,
  properties: {
    document: { type: "string" },
    title: { type: "string" },
    edition: { type: "string" },
    hash,
    operation: { type: "string" },
    request: { type: "string", pattern: "^[A-Z]+ /" },
    unlisted: { type: "array", minItems: 1, items: { type: "string" } },
    tables: {
      type: "array",
      items: {
        type: "object",
        required: ["number", "title", "holds", "rows"],
        additionalProperties: false,
        properties: {
          number: { type: "integer" },
          title: { type: "string" },
          holds: { type: "string" },
          rows: { type: "array", minItems: 1, items: row },
        },
      },
    },
    statusCodes: {
      type: "array",
      items: {
        type: "object",
        required: ["status", "hash"],
        additionalProperties: false,
        properties: { status: { type: "string", pattern: "^[1-5][0-9]{2}$" }, hash },
      },
    },
    exchanges: {
      type: "array",
      items: {
        type: "object",
        required: ["request", "answer"],
        additionalProperties: false,
        properties: { request: { type: "string" }, body: recording, answer: recording },
      },
    },
  },
} as const;
