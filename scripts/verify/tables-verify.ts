// npm run tables:verify -- --documents DIR: compares the files in spec/*/tables/ with the source documents.
import { parseArgs } from "node:util";
import { StepError } from "../build/step.js";
import { readSourceDocuments } from "../spec/tables.js";
import { verifyPages } from "./source-docs/verify-pages.js";

const usage = `Usage: npm run tables:verify -- --documents DIR [--operation ID] [--accept]

Compares the tables in spec/*/tables/ with the source documents, and prints a report as Markdown.

  --documents DIR  the folder of the source documents (.txt or .rst; other files are ignored, and so are documents in
                   subfolders that no file of tables names)
  --operation ID   only the tables of this operation; other documents in the folder are ignored
  --accept         writes fingerprints and dates of documents whose facts agree with the tables
  --help           prints this text

Exit status: 0 when nothing differs, 1 when something differs or a document cannot be read, 2 for wrong usage.`;

try {
  run();
} catch (error) {
  if (error instanceof StepError) console.error(error.message);
  else if (isUsageError(error)) exitWithUsage(error.message);
  else throw error;
  process.exitCode ??= 1;
}

function isUsageError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && /^ERR_PARSE_ARGS/.test(String(error.code));
}

function run(): void {
  const {
    documents = "",
    help,
    ...options
  } = parseArgs({
    options: {
      documents: { type: "string" },
      operation: { type: "string" },
      accept: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  }).values;
  if (help) {
    console.log(usage);
    return;
  }
  if (documents === "") {
    exitWithUsage("The folder of the source documents is missing: --documents DIR.");
    return;
  }
  const verified = verifyPages(readSourceDocuments(), { folder: documents, ...options });
  const { output, errors, status } = verified;
  if (status === 2) exitWithUsage(errors.join("\n"));
  else {
    if (output !== "") console.log(output);
    for (const error of errors) console.error(error);
    process.exitCode = status;
  }
}

function exitWithUsage(message: string): void {
  console.error(`${message}\n\n${usage}`);
  process.exitCode = 2;
}
