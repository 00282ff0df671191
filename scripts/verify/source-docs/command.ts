import { parseArgs, types } from "node:util";
import { StepError } from "../../build/step.js";
import { readSourceDocuments } from "../../spec/tables.js";
import { verifyPages, type VerifyResult } from "./verify-pages.js";

const usage = `Usage: npm run tables:verify -- --documents DIR [--operation ID] [--accept]

Compares the tables in spec/*/tables/ with the source documents, and prints a report as Markdown.

  --documents DIR  the folder of the source documents (.txt or .rst; other files are ignored, and so are documents in
                   subfolders that no file of tables names)
  --operation ID   only the tables of this operation; other documents in the folder are ignored
  --accept         writes fingerprints and dates of documents whose facts agree with the tables
  --help           prints this text

Exit status: 0 when nothing differs, 1 when something differs or a document cannot be read, 2 for wrong usage.`;

/** What "npm run tables:verify" does for the given arguments. */
export function tablesVerify(args: readonly string[]): VerifyResult {
  try {
    return run(args);
  } catch (error) {
    if (error instanceof StepError) return { output: "", errors: [error.message], status: 1 };
    if (isUsageError(error)) return wrongUsage(error.message);
    throw error;
  }
}

function isUsageError(error: unknown): error is Error {
  return (
    types.isNativeError(error) && "code" in error && /^ERR_PARSE_ARGS/.test(String(error.code))
  );
}

function run(args: readonly string[]): VerifyResult {
  const {
    documents = "",
    help,
    ...options
  } = parseArgs({
    args: [...args],
    options: {
      documents: { type: "string" },
      operation: { type: "string" },
      accept: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  }).values;
  if (help) return { output: usage, errors: [], status: 0 };
  if (documents === "")
    return wrongUsage("The folder of the source documents is missing: --documents DIR.");
  const result = verifyPages(readSourceDocuments(), { folder: documents, ...options });
  return result.status === 2 ? wrongUsage(result.errors.join("\n")) : result;
}

function wrongUsage(message: string): VerifyResult {
  return { output: "", errors: [`${message}\n\n${usage}`], status: 2 };
}
