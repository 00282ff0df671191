import type { Operation } from "../spec/description.js";

/** Where a member stands: in the request or in an answer, behind the names that lead to it, "[]" behind that of a list. */
export interface MemberPlace {
  /** The status of an answer; undefined for the request. */
  readonly status?: string;
  /** Undefined for a member of a body. */
  readonly parameterIn?: string;
  readonly path: readonly string[];
}

/**
 * What opens the reference page of a service at an operation, or at the very place of a parameter or member, behind the
 * "#": the form of Redoc 3, which writes tag, operation, and the way to a member.
 */
export function referenceAnchor({ object }: Operation, place?: MemberPlace): string {
  const page = `${object.tags[0] ?? ""}/${object.operationId}`.toLowerCase();
  if (!place) return `/${page}`;
  const { status, parameterIn, path } = place;
  const side = status === undefined ? "request" : `response&c=${status}`;
  return `/${page}#${page}/t=${side}${parameterIn === undefined ? "" : `&in=${parameterIn}`}&path=${path.join("/").toLowerCase()}`;
}
