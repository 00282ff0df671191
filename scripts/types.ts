// openapi-typescript: the types of each bundle, and the proof that OpenAPI 3.0 and 3.1 say the same.
import { readFileSync } from "node:fs";
import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";
import ts from "typescript";
import { inProject, serviceNames, stagingFolder } from "./lib/project.js";
import { stage } from "./lib/staging.js";
import { runStep, StepError } from "./lib/step.js";

await runStep("types", async () => {
  const wrote: string[] = [];
  for (const service of serviceNames()) {
    const types = await typesOf(service);
    if ((await typesOf(`${service}-3.1`)) !== types) {
      throw new StepError(`The OpenAPI 3.1 form of ${service} gives other TypeScript types than the 3.0 form: derive.ts lost something.`);
    }
    wrote.push(stage(`${service}/schema.ts`, types));
  }
  return { wrote };
});

async function typesOf(name: string): Promise<string> {
  const text = readFileSync(inProject(stagingFolder, "openapi", `${name}.json`), "utf8");
  const tree = await openapiTS(text, { silent: true, defaultNonNullable: false, transform: openList, transformProperty: admitUndefined });
  return COMMENT_HEADER + astToString(tree);
}

/** An open list offers its documented values and takes any other string. */
function openList(schema: object): ts.TypeNode | undefined {
  const values = (schema as { "x-extensible-enum"?: readonly string[] })["x-extensible-enum"];
  if (!values) return undefined;
  const anyOther = ts.factory.createParenthesizedType(
    ts.factory.createIntersectionTypeNode([ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword), ts.factory.createTypeLiteralNode([])]),
  );
  return ts.factory.createUnionTypeNode([...values.map((value) => ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(value))), anyOther]);
}

/** Callers under exactOptionalPropertyTypes may pass `undefined` for what they leave out. */
function admitUndefined(property: ts.PropertySignature): ts.PropertySignature {
  if (!property.questionToken || !property.type) return property;
  const type = ts.factory.createUnionTypeNode([property.type, ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword)]);
  return ts.factory.updatePropertySignature(property, property.modifiers, property.name, property.questionToken, type);
}
