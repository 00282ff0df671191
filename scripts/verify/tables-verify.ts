// npm run tables:verify -- --documents DIR: compares the files in spec/*/tables/ with the source documents.
import { tablesVerify } from "./source-docs/command.js";

const { output, errors, status } = tablesVerify(process.argv.slice(2));
if (output !== "") console.log(output);
for (const error of errors) console.error(error);
process.exitCode = status;
