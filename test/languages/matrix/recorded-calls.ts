import { publishedDescription, recordedExchanges } from "../../support/recordings.js";

type Exchange = ReturnType<typeof recordedExchanges>[number];

/** A call, what it is answered, and what its caller must get to see. */
export interface RecordedCall {
  readonly about: string;
  readonly exchange: Exchange;
  readonly status: number;
  readonly answer: unknown;
  readonly outcome: unknown;
}

/** The same answer, with something changed in each item of its list. */
function withEachItem(answer: unknown, change: object): object {
  const members = Object.entries(answer as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    members.map(([name, member]) => [
      name,
      Array.isArray(member) ? member.map((item: object) => ({ ...item, ...change })) : member,
    ]),
  );
}

const unheardOf = { status: "HIBERNATING" };
const undescribed = { surprise: { nested: [1] } };

/**
 * Every recorded call with its recorded answer; with one that has a status nobody has heard of and members nobody has described;
 * and with a refusal.
 */
export function recordedCalls(unknownMembers: "kept" | "passed over"): RecordedCall[] {
  const exchanges = recordedExchanges();
  const lists = exchanges.filter(({ operationId }) => operationId.startsWith("list"));
  return [
    ...exchanges.map((exchange) => {
      const { operationId, document, status, response: answer } = exchange;
      return {
        about: `${operationId} as ${document} records it`,
        exchange,
        status,
        answer,
        outcome: { answer },
      };
    }),
    ...lists.map((exchange) => {
      const sent = {
        ...withEachItem(exchange.response, { ...unheardOf, ...undescribed }),
        ...undescribed,
      };
      const read = unknownMembers === "kept" ? sent : withEachItem(exchange.response, unheardOf);
      const about = `${exchange.operationId} with values and members that nobody knows`;
      return { about, exchange, status: exchange.status, answer: sent, outcome: { answer: read } };
    }),
    ...exchanges.map((exchange) => {
      const answer = publishedDescription(exchange.service).components.examples["InvalidParameter"]
        ?.value;
      const about = `${exchange.operationId}, refused`;
      return {
        about,
        exchange,
        status: 400,
        answer,
        outcome: { refused: { status: 400, body: answer } },
      };
    }),
  ];
}
