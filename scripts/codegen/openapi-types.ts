import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";
import ts from "typescript";

/** The TypeScript types of a description, given as JSON: openapi-typescript, with lists that stay open. */
export async function typesOf(json: string): Promise<string> {
  const tree = await openapiTS(json, {
    silent: true,
    defaultNonNullable: false,
    transform: openList,
    transformProperty: admitUndefined,
  });
  return COMMENT_HEADER + astToString(tree);
}

/** An open list offers its documented values and takes any other string. */
function openList(schema: object): ts.TypeNode | undefined {
  const values = (schema as { "x-extensible-enum"?: readonly string[] })["x-extensible-enum"];
  if (!values) return undefined;
  const anyOther = ts.factory.createParenthesizedType(
    ts.factory.createIntersectionTypeNode([
      ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      ts.factory.createTypeLiteralNode([]),
    ]),
  );
  return ts.factory.createUnionTypeNode([
    ...values.map((value) =>
      ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(value)),
    ),
    anyOther,
  ]);
}

/** Callers under exactOptionalPropertyTypes may pass `undefined` for what they leave out. */
function admitUndefined(property: ts.PropertySignature): ts.PropertySignature {
  if (!property.questionToken || !property.type) return property;
  const type = ts.factory.createUnionTypeNode([
    property.type,
    ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
  ]);
  return ts.factory.updatePropertySignature(
    property,
    property.modifiers,
    property.name,
    property.questionToken,
    type,
  );
}
