import { stat, writeFile } from "node:fs/promises";
import { CloudError } from "../../errors.js";
import { confirm, type ConsentOptions } from "../confirm.js";
import type { OutputFormat } from "../global-options.js";
import { printable } from "../printable.js";
import { writeResult } from "../results.js";
import type { Session } from "../session.js";
import type { Report } from "./report.js";
import { reportText } from "./report-text.js";

/** The report in the format of the options, or else in this one. */
export async function formatReport(
  { host, log, options }: Session,
  report: Report,
  otherwise: OutputFormat,
): Promise<string> {
  const format = options.output ?? otherwise;
  if (format === "table") return printable(reportText(report));
  let text = "";
  const stdout = { write: (part: string) => void (text += part) };
  await writeResult({ ...host, stdout }, log, report, { format });
  return text;
}

/** Writes a report that has been shown to a file, byte for byte, if the user agrees. */
export async function writeReport(
  session: Session,
  file: string,
  text: string,
  consent: ConsentOptions,
): Promise<void> {
  const exists = await stat(file).then(
    () => true,
    () => false,
  );
  const summary = exists
    ? `Replace the content of ${file} by this report`
    : `Write this report to ${file}`;
  await confirm(session, { lines: [], summary }, consent);
  try {
    // A file that has been made since is not overwritten.
    await writeFile(file, text, { flag: exists ? "w" : "wx" });
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw new CloudError(`The report cannot be written to ${file} (${code}).`);
  }
  session.log.info(`The report is in ${file}.`);
}
