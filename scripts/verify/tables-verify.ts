// npm run tables:verify -- --documents DIR: holds the records of spec/*/tables/ against the vendor's pages themselves.
import { parseArgs } from "node:util";
import { StepError } from "../build/step.js";
import { readSourceDocuments } from "../spec/tables.js";
import { projectFiles, verify } from "./source-docs/verify.js";

const usage = `Usage: npm run tables:verify -- --documents DIR [--operation ID] [--accept]

Holds the tables in spec/*/tables/ against the source documents themselves, as Markdown.

  --documents DIR  the folder with the pages (.txt or .rst; other files are ignored)
  --operation ID   only the tables of this operation, so that its pages are enough
  --accept         takes over fingerprints and dates of pages whose facts the tables already have
  --help           prints this

Exit status: 0 where nothing differs, 1 where something does or a page cannot be read, 2 for wrong usage.`;

interface Options {
  readonly documents?: string;
  readonly operation?: string;
  readonly accept?: boolean;
  readonly help?: boolean;
}

function readOptions(): Options | string {
  try {
    const { values } = parseArgs({
      options: {
        documents: { type: "string" },
        operation: { type: "string" },
        accept: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
    return values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function refuse(message: string): void {
  console.error(`${message}\n\n${usage}`);
  process.exitCode = 2;
}

function run({ documents, operation, accept = false, help = false }: Options): void {
  if (help) return console.log(usage);
  if (documents === undefined || documents === "")
    return refuse("The folder with the pages is missing: --documents DIR.");
  const { output, errors, status } = verify(
    readSourceDocuments(),
    documents,
    accept,
    projectFiles,
    operation,
  );
  if (status === 2) return refuse(errors.join("\n"));
  if (output !== "") console.log(output);
  for (const error of errors) console.error(error);
  process.exitCode = status;
}

const options = readOptions();
try {
  if (typeof options === "string") refuse(options);
  else run(options);
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
