import type { Operation } from "../../spec/description.js";

/** The place of a parameter or property in a request or response. */
export interface PropertyPlace {
  /** The status of a response; undefined for the request. */
  readonly status?: string;
  /** Undefined for a property of a body. */
  readonly parameterIn?: string;
  /** The names from the body to the property; that of a list ends with "[]". */
  readonly path: readonly string[];
}

/**
 * What follows the "#" in a link to an operation, or to one of its parameters or properties, on the reference page of a
 * service. The form is that of Redoc 3: the tag with hyphens, the operation, and the path of the property.
 */
export function referenceAnchor({ object }: Operation, place?: PropertyPlace): string {
  const page = `${(object.tags[0] ?? "").replaceAll(" ", "-")}/${object.operationId}`.toLowerCase();
  if (!place) return `/${page}`;
  const { status, parameterIn, path } = place;
  const tab = status === undefined ? "request" : `response&c=${status}`;
  const location = parameterIn === undefined ? "" : `&in=${parameterIn}`;
  return `/${page}#${page}/t=${tab}${location}&path=${path.join("/").toLowerCase()}`;
}
