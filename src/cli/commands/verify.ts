import { Option } from "commander";
import { invalidValue, type CliCommand } from "../command.js";
import { addConsentOption, checkConsent, type ConsentOptions } from "../confirm.js";
import { UsageError } from "../errors.js";
import { exitCodes } from "../exit-codes.js";
import type { Act } from "../session.js";
import type { Input } from "../verify/known-values.js";
import { summaryText } from "../verify/report-text.js";
import { formatReport, writeReport } from "../verify/write-report.js";
import {
  readOnlyOperations,
  verifyAccount,
  type ServiceName,
  type Verified,
} from "../verify/verify-account.js";

/** A value for a parameter of an operation. */
interface GivenValue {
  readonly operation: string;
  readonly parameter: string;
  readonly value: string;
}

interface VerifyOptions extends ConsentOptions {
  readonly to?: string;
  readonly service?: ServiceName;
  readonly input: readonly GivenValue[];
  readonly showNames?: boolean;
}

const allServices: readonly ServiceName[] = ["dws", "dds"];

/** Defines the command that compares a live account with the description. */
export function defineVerify(command: CliCommand, act: Act): void {
  command
    .description(
      "Calls the read-only operations, and reports where the responses differ from the\ndescription and which open questions they clarify. The report has types,\ncounts and documented values, and no ids, names, hosts or times of the account.",
    )
    .addOption(new Option("--service <name>", "only this service").choices(allServices))
    .addOption(
      new Option(
        "--input <operation.parameter=value>",
        "a value that no response has, such as the id of a job (can be repeated)",
      )
        .argParser(readGiven)
        .default([], "none"),
    )
    .option("--show-names", "also name undocumented properties that have the form of a name")
    .option("--to <file>", "also write the report to this file, after it is shown");
  addConsentOption(command).example("verify --service dws");
  act<VerifyOptions>(command, async (session, options) => {
    const { service, to, showNames = false } = options;
    if (to !== undefined) checkConsent(session, `Write the report to ${to}`, options);
    const names = service ? [service] : allServices;
    const given = givenInputs(options.input, names);
    const verified = await verifyAccount(session, { names, given, showNames });
    const { report } = verified;
    const isShort = to === undefined && session.host.stdout.isTTY;
    const text = await formatReport(session, report, isShort ? "table" : "json");
    session.progress.stop();
    session.host.stdout.write(text);
    session.log.info(summaryText(report));
    if (to !== undefined) await writeReport(session, to, text, options);
    return exitCodeOf(verified);
  });
}

function exitCodeOf({ report, failures }: Verified): number {
  if (report.summary.differences > 0) return exitCodes.failed;
  if (failures.length === 0) return exitCodes.done;
  return failures.every(({ isTransient }) => isTransient) ? exitCodes.tryAgain : exitCodes.failed;
}

function readGiven(text: string, before: readonly GivenValue[]): GivenValue[] {
  const [, operation = "", parameter = "", value = ""] =
    /^(\w+)\.(\w+)=(.+)$/.exec(text) ?? invalidValue("like showJobDetail.id=<value>");
  return [...before, { operation, parameter, value }];
}

/** The values of the user by operation, as the parameters have them. */
function givenInputs(
  values: readonly GivenValue[],
  names: readonly ServiceName[],
): Record<string, Input> {
  const operations = names.flatMap(readOnlyOperations);
  const inputs: Record<string, Input> = {};
  for (const { operation, parameter, value } of values) {
    const { properties = {} } =
      operations.find(({ operationId }) => operationId === operation)?.input ?? {};
    const schema = Object.hasOwn(properties, parameter) ? properties[parameter] : undefined;
    if (!schema)
      throw new UsageError(
        `No read-only operation ${operation} has a parameter ${parameter}. See hwbackup call --help.`,
      );
    const isNumber = schema.type === "integer" || schema.type === "number";
    inputs[operation] = { ...inputs[operation], [parameter]: isNumber ? Number(value) : value };
  }
  return inputs;
}
