// The parts of a bundled OpenAPI document that the pipeline reads. Every reference is local.
import { readFileSync } from "node:fs";
import { inProject, stagingFolder } from "../build/project.js";
import { follow, operationsOf as operationParts } from "./walk.js";

export interface Reference {
  readonly $ref: string;
}

/** The unit and the time zone of a value, and what a number counts. */
export interface Measure {
  readonly unit?: string;
  readonly zone?: string;
  readonly counts?: string;
}

export interface Schema {
  readonly type?: "string" | "integer" | "number" | "boolean" | "array" | "object";
  readonly format?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema | Reference>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema | Reference;
  readonly items?: Schema | Reference;
  readonly enum?: readonly (string | number)[];
  readonly "x-extensible-enum"?: readonly (string | number)[];
  readonly "x-enumDescriptions"?: Readonly<Record<string, string>>;
  readonly "x-measure"?: Measure;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly nullable?: boolean;
  readonly default?: unknown;
  readonly example?: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly description?: string;
  readonly required?: boolean;
  readonly schema: Schema | Reference;
  readonly "x-measure"?: Measure;
  readonly example?: unknown;
}

export interface Example {
  readonly summary: string;
  readonly value: unknown;
}

export interface MediaType {
  readonly schema: Schema | Reference;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
}

export interface Body {
  readonly description?: string;
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, MediaType>>;
}

export interface Pagination {
  readonly type: string;
  readonly inputs: readonly { readonly name: string; readonly in: string; readonly type: string }[];
  readonly outputs: { readonly results: string };
}

export interface Retries {
  readonly strategy: string;
  readonly backoff: {
    readonly initialInterval: number;
    readonly maxInterval: number;
    readonly maxElapsedTime: number;
    readonly exponent: number;
  };
  readonly statusCodes: readonly string[];
  readonly retryConnectionErrors: boolean;
}

export interface OperationObject {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly externalDocs?: { readonly url: string };
  readonly tags: readonly string[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: Body | Reference;
  readonly responses: Readonly<Record<string, Body | Reference>>;
  readonly "x-dependencies"?: readonly string[];
  readonly "x-speakeasy-pagination"?: Pagination;
  readonly "x-speakeasy-retries"?: Retries;
  readonly "x-rolesRequirements"?: readonly string[];
  readonly "x-effects"?: Readonly<Record<string, string>>;
}

export interface Server {
  readonly url: string;
  readonly variables?: Readonly<Record<string, { readonly default: string }>>;
  readonly "x-speakeasy-server-id": string;
}

export interface Description {
  readonly openapi: string;
  /** The retry rules of every operation that has none of its own. */
  readonly "x-speakeasy-retries"?: Retries;
  readonly info: { readonly title: string; readonly version: string };
  readonly servers: readonly Server[];
  /** The groups of operations, in their order. */
  readonly tags?: readonly { readonly name: string }[];
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, unknown>> & {
        readonly parameters?: readonly (Parameter | Reference)[];
      }
    >
  >;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters?: Readonly<Record<string, Parameter>>;
    readonly examples: Readonly<Record<string, Example>>;
  };
}

/** An operation with the parameters of its path item. */
export interface Operation {
  readonly path: string;
  readonly method: string;
  readonly object: OperationObject;
  /** Those of the path item first. */
  readonly parameters: readonly Parameter[];
}

/** Reads the bundle of a service from the current build, or from generated/. */
export function readBundle(service: string, folder = stagingFolder): Description {
  return JSON.parse(
    readFileSync(inProject(folder, "openapi", `${service}.json`), "utf8"),
  ) as Description;
}

export function isReference(value: object): value is Reference {
  return "$ref" in value;
}

/** The component name in a local reference, its last segment. */
export function componentName(reference: Reference): string {
  return reference.$ref.slice(reference.$ref.lastIndexOf("/") + 1);
}

/** Follows a local reference, if it is one. */
export function resolve<T extends object>(description: Description, value: T | Reference): T {
  return follow(description, value).node as T;
}

/** Every operation, in the order of the description. */
export function operationsOf(description: Description): Operation[] {
  return operationParts(description).map(({ operation, path, parameters }) => ({
    path: String(path[1]),
    method: String(path[2]).toUpperCase(),
    object: operation as unknown as OperationObject,
    parameters: parameters.map(({ node }) => node as Parameter),
  }));
}

/** The operations by tag, in the order of the tags; within a tag, in that of the description. */
export function operationsByTag(
  description: Description,
): { readonly tag: string; readonly operations: readonly Operation[] }[] {
  const { tags = [] } = description;
  const operations = operationsOf(description);
  return tags.map(({ name }) => ({
    tag: name,
    operations: operations.filter(({ object }) => object.tags[0] === name),
  }));
}

/** The retry rules of an operation: its own, or else those of the document. */
export function retriesOf(
  description: Description,
  { object }: Pick<Operation, "object">,
): Retries | undefined {
  return object["x-speakeasy-retries"] ?? description["x-speakeasy-retries"];
}

/** The body of an operation's JSON request or response. */
export function jsonContent(body: Body): MediaType | undefined {
  return body.content?.["application/json"];
}

/** The success responses of an operation, each with its status. */
export function successResponses(
  description: Description,
  operation: Operation,
): { readonly status: number; readonly body: Body }[] {
  return Object.entries(operation.object.responses)
    .filter(([status]) => status.startsWith("2"))
    .map(([status, body]) => ({ status: Number(status), body: resolve(description, body) }));
}

/** Whether the successes of an operation have a body. */
export function responseBody(
  description: Description,
  operation: Operation,
): "always" | "never" | "maybe" {
  const bodies = successResponses(description, operation).map(({ body }) => jsonContent(body));
  if (bodies.every((content) => content)) return "always";
  return bodies.some((content) => content) ? "maybe" : "never";
}
