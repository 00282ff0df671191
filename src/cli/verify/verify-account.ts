import * as ddsSchemas from "../../../generated/dds/schemas.js";
import * as dwsSchemas from "../../../generated/dws/schemas.js";
import { questions } from "../../../generated/questions.js";
import { defaultUserAgent } from "../../../generated/user-agent.js";
import { createDdsClient, operations as ddsOperations, servers as ddsServers } from "../../dds.js";
import { createDwsClient, operations as dwsOperations, servers as dwsServers } from "../../dws.js";
import { isLoopback, type Servers } from "../../http/endpoint.js";
import type { Operation } from "../../operation.js";
import { findPlace } from "../place.js";
import type { Session } from "../session.js";
import type { CallOutcome } from "./call-outcome.js";
import { Clarifier, type CalledService } from "./clarify.js";
import type { Input } from "./known-values.js";
import { readOnlyFetch, type Traffic } from "./read-only-fetch.js";
import { Redaction } from "./redaction.js";
import { operationReport, type QuestionReport, type Report } from "./report.js";
import { ServiceVerifier } from "./verify-service.js";

/** What is generated for each service. */
const services = {
  dws: {
    create: createDwsClient,
    operations: dwsOperations,
    servers: dwsServers,
    schemas: dwsSchemas,
  },
  dds: {
    create: createDdsClient,
    operations: ddsOperations,
    servers: ddsServers,
    schemas: ddsSchemas,
  },
} as const;

export type ServiceName = keyof typeof services;

/** The read-only operations of a service. */
export function readOnlyOperations(service: ServiceName): Operation[] {
  return Object.values<Operation>(services[service].operations).filter(
    ({ method }) => method === "GET",
  );
}

/** What is verified. */
export interface VerifySettings {
  readonly names: readonly ServiceName[];
  /** The values of the user, by operation and parameter. */
  readonly given: Readonly<Record<string, Input>>;
  readonly showNames: boolean;
}

/** A report, and what the exit code depends on. */
export interface Verified {
  readonly report: Report;
  /** The calls that say that something is wrong. */
  readonly failures: readonly CallOutcome[];
}

/** Calls the read-only operations of services, and reports what their responses show. */
export async function verifyAccount(
  session: Session,
  { names, given, showNames }: VerifySettings,
): Promise<Verified> {
  const schemas = Object.values(services).flatMap(({ schemas: { components } }) =>
    Object.values(components),
  );
  const redaction = new Redaction(schemas, showNames);
  const called: CalledService[] = [];
  for (const service of names) called.push(await callService(session, service, given, redaction));
  const cloud = cloudOf(session, names);
  const clarifier = new Clarifier(called, redaction, cloud);
  const questionReports: QuestionReport[] = [];
  for (const { id, text, observe } of questions) {
    const observed = [];
    for (const observation of observe) observed.push((await clarifier.observe(observation)) ?? []);
    const found = observed.flat();
    questionReports.push({ id, question: text, ...(found.length > 0 && { observed: found }) });
  }
  const operations = called.flatMap(({ verifier }) => verifier.operations);
  const reports = operations.map((operation) => operationReport(operation, questions));
  const failures = operations.flatMap(({ calls }) => calls.filter(({ isFailure }) => isFailure));
  const report = {
    package: defaultUserAgent.replace("/", " "),
    cloud,
    services: called.map(({ service, traffic: { isSigned } }) => ({
      service,
      authentication: isSigned ? ("signed" as const) : ("token" as const),
    })),
    operations: reports,
    questions: questionReports,
    summary: {
      differences: reports
        .flatMap(({ differences = [] }) => differences)
        .filter(({ question }) => question === undefined).length,
      failedCalls: failures.length,
      clarified: questionReports.filter(({ observed }) => observed !== undefined).length,
    },
  };
  return { report, failures };
}

async function callService(
  session: Session,
  service: ServiceName,
  given: VerifySettings["given"],
  redaction: Redaction,
): Promise<CalledService> {
  const traffic: Traffic = { isSigned: false, errorForms: [] };
  const { create, schemas } = services[service];
  const client = create({
    ...session.clientOptions(service),
    fetch: readOnlyFetch(session.host.fetch, traffic, redaction),
    // The addresses of requests contain ids.
    onEvent: undefined,
  });
  const verifier = new ServiceVerifier({
    service,
    client,
    operations: readOnlyOperations(service),
    schemas,
    redaction,
    given,
    onCall: (operationId, outcome) => showCall(session, operationId, outcome),
  });
  await verifier.callAll();
  return { service, verifier, traffic };
}

/** Shows that the command goes on, on a terminal; the report says the rest. */
function showCall({ log, progress }: Session, operationId: string, outcome: CallOutcome): void {
  const { status, error, durationMs } = outcome;
  const result = [status, error].filter(Boolean).join(" ");
  if (log.canDraw) progress.show(operationId, result, undefined, durationMs);
  else log.debug(`${operationId}: ${result}`);
}

function cloudOf(session: Session, [service = "dws"]: readonly ServiceName[]): string {
  const { servers } = services[service];
  return cloudAt(findPlace(service, servers, session.environment).endpoint, servers);
}

/** The cloud that an endpoint belongs to, as the report names it: never a host. */
export function cloudAt(endpoint: string, servers: Servers): string {
  const { hostname } = new URL(endpoint);
  if (isLoopback(hostname)) return "this machine";
  const [name = "other"] =
    Object.entries(servers).find(([, url]) => {
      const [before = "", after = ""] = new URL(url.replace("{region}", "region")).hostname.split(
        "region",
      );
      return hostname.startsWith(before) && hostname.endsWith(after);
    }) ?? [];
  return name.replace(/-.*/, "");
}
