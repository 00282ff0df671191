// The form of a ledger of deviations, spec/*/deviations.yaml. What is described here, an editor shows.

const sentence = { type: "string", pattern: "^[A-Z].*\\.$" };

export const ledgerSchema = {
  type: "array",
  items: {
    type: "object",
    required: ["kind", "reason", "evidence", "places"],
    additionalProperties: false,
    properties: {
      kind: {
        enum: ["contradiction", "addition", "narrowing"],
        description:
          "Contradiction: other than a document says. Addition: more than one says. Narrowing: less than one allows.",
      },
      reason: { ...sentence, description: "Why description and document differ, in sentences." },
      evidence: {
        ...sentence,
        description: "What others can look up: a document by its number, a source with its date.",
      },
      question: {
        type: "string",
        pattern: "^[A-Z].*\\?( [A-Z].*\\.)?$",
        description: "What nobody has seen yet, and what would settle it.",
      },
      places: {
        type: "object",
        minProperties: 1,
        propertyNames: { pattern: "^/" },
        description:
          "JSON pointers into the bundle, * for one segment, each with what stands there: a value, null for nothing, at a description the words in it.",
      },
    },
  },
} as const;
