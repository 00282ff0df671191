// The form of a file in spec/<service>/tables/. A misspelt keyword would drop a fact in silence, so everything is closed.
// What is described here, an editor shows.

const hash = {
  type: "string",
  pattern: "^[0-9a-f]{16}$",
  description:
    "The fingerprint of the page's words; 16 zeros until `npm run tables:verify -- --accept` fills it in.",
};

const row = {
  type: "object",
  required: ["name", "type", "hash"],
  additionalProperties: false,
  properties: {
    name: { type: "string" },
    type: { type: "string", description: "As the page spells it." },
    mandatory: { type: "boolean", description: "Left out where the table has no such column." },
    table: {
      type: "integer",
      description:
        "The table that describes the members of this object, or of the objects in this list.",
    },
    values: {
      type: "array",
      minItems: 1,
      uniqueItems: true,
      items: { type: "string" },
      description: "The documented list.",
    },
    default: { type: ["string", "number", "boolean"] },
    format: { enum: ["uuid", "date-time"] },
    minimum: { type: "number" },
    maximum: { type: "number" },
    minLength: { type: "integer" },
    maxLength: { type: "integer" },
    pattern: { type: "string" },
    unit: { enum: ["KB", "GB", "days"] },
    zone: { enum: ["UTC"], description: "The zone of a time that does not name its own." },
    neededBy: { type: "string", description: "The parameter that demands this one beside it." },
    counts: {
      type: "string",
      description: "What a number of pages or of an index counts, where the row says it.",
    },
    rulesInProse: {
      const: true,
      description: "The rules stand in the prose of the row, and its range is given as none.",
    },
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
  required: [
    "document",
    "title",
    "hash",
    "operation",
    "request",
    "tables",
    "statusCodes",
    "exchanges",
  ],
  additionalProperties: false,
  properties: {
    document: {
      type: "string",
      description: "The file of the page, which begins with a number of its own.",
    },
    title: { type: "string" },
    edition: {
      type: "string",
      description: "The date that the page gives itself, if it does; quoted.",
    },
    hash,
    operation: { type: "string", description: "The operationId." },
    request: { type: "string", pattern: "^[A-Z]+ /" },
    unlisted: {
      type: "array",
      description: "Kinds that the page speaks of and none of its lists has.",
      minItems: 1,
      items: { type: "string" },
    },
    tables: {
      type: "array",
      items: {
        type: "object",
        required: ["number", "title", "holds", "rows"],
        additionalProperties: false,
        properties: {
          number: { type: "integer" },
          title: { type: "string" },
          holds: {
            type: "string",
            description:
              "path, query, path and query, header, or the component that the table describes.",
          },
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
        required: ["request", "response"],
        additionalProperties: false,
        properties: {
          request: {
            type: "string",
            description: "The request line; a placeholder is filled with the parameter's example.",
          },
          body: recording,
          response: recording,
        },
      },
    },
  },
} as const;
