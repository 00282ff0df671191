import { isObject, ownValue } from "../values.js";

/**
 * Decodes `detail` of a step that `listClusterActions` returns: JSON text, whose property `progressInfo` is JSON text again
 * (document 020, table 4). The documentation names none of the properties: show them to people, and let no program depend
 * on them.
 *
 * @param detail - The text of a step; undefined if the step has none.
 * @returns The decoded object. Its `progressInfo` is decoded, too, if it is JSON text, and otherwise left as it is.
 * Undefined if the text is not a JSON object: show the text itself then.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment, decodeActionDetail } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const { items = [] } = await dws.listClusterActions({
 *   cluster_id: "9f76c502-fc9c-4a52-8656-65d0da6e3d57",
 *   action_name: "SNAPSHOTTING_FAILED",
 * });
 * for (const { status, sub_item_name, detail } of items.flatMap(({ sub_items = [] }) => sub_items))
 *   console.log(status, sub_item_name, decodeActionDetail(detail) ?? detail);
 * ```
 */
export function decodeActionDetail(
  detail: string | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const decoded = parseJson(detail);
  if (!isObject(decoded)) return undefined;
  const progress = parseJson(ownValue(decoded, "progressInfo"));
  return progress === undefined ? decoded : { ...decoded, progressInfo: progress };
}

/** The value of a JSON text; undefined for everything else. */
function parseJson(text: unknown): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
