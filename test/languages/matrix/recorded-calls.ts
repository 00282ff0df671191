import { publishedDescription, recordedExchanges } from "../../support/recordings.js";

type Exchange = ReturnType<typeof recordedExchanges>[number];

/**
 * The operations of the nightly job: those that the drivers of generated clients call. The clients of all other operations
 * are generated and compiled only, so that an added operation changes no driver.
 */
const nightlyOperations = [
  "listSnapshots",
  "createSnapshot",
  "listClusterSnapshots",
  "listBackups",
] as const;

/** A call, the response of the service, and the outcome that the caller must receive. */
export interface RecordedCall {
  readonly about: string;
  readonly exchange: Exchange;
  readonly status: number;
  readonly body: unknown;
  readonly outcome: unknown;
}

/** The same response, with additional properties in each item of its list. */
function withEachItem(response: unknown, change: object): object {
  const properties = Object.entries(response as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    properties.map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((item: object) => ({ ...item, ...change })) : value,
    ]),
  );
}

/** A status that only the default response describes. */
const undocumentedStatus = 418;
const unknownStatus = { status: "HIBERNATING" };
const unknownProperty = { unknown_property: { nested: [1] } };

function recordingsOf(operation: string): Exchange[] {
  const exchanges = recordedExchanges().filter(({ operationId }) => operationId === operation);
  if (exchanges.length === 0) throw new Error(`No source document records a call of ${operation}.`);
  return exchanges;
}

/**
 * Every recorded call of the nightly job with its recorded response, with a response that has an unknown status and unknown
 * properties, and with error responses.
 */
export function recordedCalls(unknownProperties: "kept" | "ignored"): RecordedCall[] {
  const exchanges = nightlyOperations.flatMap(recordingsOf);
  const lists = exchanges.filter(({ operationId }) => operationId.startsWith("list"));
  return [
    ...exchanges.map((exchange) => {
      const { operationId, document, status, response: body } = exchange;
      const about = `${operationId} as ${document} records it`;
      return { about, exchange, status, body, outcome: { response: body } };
    }),
    ...lists.map((exchange) => {
      const { operationId, status, response: recorded } = exchange;
      const body = {
        ...withEachItem(recorded, { ...unknownStatus, ...unknownProperty }),
        ...unknownProperty,
      };
      const response = unknownProperties === "kept" ? body : withEachItem(recorded, unknownStatus);
      const about = `${operationId} with unknown values and properties`;
      return { about, exchange, status, body, outcome: { response } };
    }),
    ...[400, undocumentedStatus].flatMap((status) =>
      exchanges.map((exchange) => {
        const { examples } = publishedDescription(exchange.service).components;
        const body = examples["InvalidParameter"]?.value;
        const about = `${exchange.operationId} with the error status ${status}`;
        return { about, exchange, status, body, outcome: { error: { status, body } } };
      }),
    ),
  ];
}
