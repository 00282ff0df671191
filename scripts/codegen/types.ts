// The types of each service by openapi-typescript. OpenAPI 3.0 and 3.1 must give the same ones.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type ts from "typescript";
import { inProject, serviceNames, stagingFolder } from "../build/project.js";
import { stage, StepError, type StepReport } from "../build/step.js";
import type { Schema } from "../spec/description.js";

// Not imported: Node would scan the whole compiler for its exports first, which takes as long as loading it.
const require = createRequire(import.meta.url);
const {
  default: openapiTS,
  astToString,
  COMMENT_HEADER,
} = require("openapi-typescript") as typeof import("openapi-typescript");
const { factory, SyntaxKind } = require("typescript") as typeof ts;

/** Writes the types of each service. */
export async function typesStep(): Promise<StepReport> {
  const wrote: string[] = [];
  for (const service of serviceNames()) {
    const types = await typesOf(bundle(service));
    if ((await typesOf(bundle(`${service}-3.1`))) !== types)
      throw new StepError(
        `The OpenAPI 3.1 form of ${service} gives other TypeScript types than the 3.0 form: fix scripts/spec/derive.ts.`,
      );
    wrote.push(stage(`${service}/schema.ts`, types));
  }
  return { wrote };
}

function bundle(name: string): string {
  return readFileSync(inProject(stagingFolder, "openapi", `${name}.json`), "utf8");
}

/** The TypeScript types of a description, given as JSON: by openapi-typescript, with open lists. */
export async function typesOf(json: string): Promise<string> {
  const tree = await openapiTS(json, {
    silent: true,
    defaultNonNullable: false,
    transform: openList,
    transformProperty: allowUndefined,
  });
  return COMMENT_HEADER + astToString(tree);
}

/** The type of an open list: its documented values, and any other string or number. */
function openList(schema: object): ts.TypeNode | undefined {
  const { "x-extensible-enum": values } = schema as Schema;
  if (!values) return undefined;
  const isText = values.every((value) => typeof value === "string");
  const anyOther = factory.createParenthesizedType(
    factory.createIntersectionTypeNode([
      factory.createKeywordTypeNode(isText ? SyntaxKind.StringKeyword : SyntaxKind.NumberKeyword),
      factory.createTypeLiteralNode([]),
    ]),
  );
  const literals = values.map((value) =>
    typeof value === "string"
      ? factory.createStringLiteral(value)
      : factory.createNumericLiteral(value),
  );
  return factory.createUnionTypeNode([
    ...literals.map((literal) => factory.createLiteralTypeNode(literal)),
    anyOther,
  ]);
}

/** Callers under exactOptionalPropertyTypes may pass `undefined` for what they leave out. */
function allowUndefined(property: ts.PropertySignature): ts.PropertySignature {
  if (!property.questionToken || !property.type) return property;
  const type = factory.createUnionTypeNode([
    property.type,
    factory.createKeywordTypeNode(SyntaxKind.UndefinedKeyword),
  ]);
  return factory.updatePropertySignature(
    property,
    property.modifiers,
    property.name,
    property.questionToken,
    type,
  );
}
