import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import spectralCore from "@stoplight/spectral-core";
import parsers from "@stoplight/spectral-parsers";
import { LineCounter, parseDocument } from "yaml";
import { inProject } from "../build/project.js";
import { StepError } from "../build/step.js";

const { Document, Spectral } = spectralCore;

export interface SpectralResult {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly code: string | number;
}

/** Loads .spectral.yaml once; the returned function lints the text of a description, whatever the severity. */
export async function createLinter(): Promise<
  (json: string, source: string) => Promise<SpectralResult[]>
> {
  // The command line keeps its loader of YAML rulesets to itself; a ruleset of our own in JavaScript could not be read by editors.
  const { getRuleset } = createRequire(import.meta.url)(
    "@stoplight/spectral-cli/dist/services/linter/utils/getRuleset.js",
  ) as {
    getRuleset(file: string): Promise<InstanceType<typeof spectralCore.Ruleset>>;
  };
  const spectral = new Spectral();
  spectral.setRuleset(await loadRuleset(getRuleset));
  return (json, source) => spectral.run(new Document(json, parsers.Json, source));
}

/** Spectral answers a ruleset that it cannot read with a stack; a person needs the place. */
async function loadRuleset<T>(getRuleset: (file: string) => Promise<T>): Promise<T> {
  const file = inProject(".spectral.yaml");
  const lines = new LineCounter();
  const error = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines }).errors[0];
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    const message = (error.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:$/, "");
    throw StepError.fromFindings([
      { file: ".spectral.yaml", line, column: col, message, rule: "yaml" },
    ]);
  }
  try {
    return await getRuleset(file);
  } catch (cause) {
    const causes =
      cause instanceof Error && "errors" in cause && Array.isArray(cause.errors)
        ? cause.errors
        : [cause];
    throw new StepError(
      causes
        .map(
          (one) =>
            `.spectral.yaml:1:1  Spectral cannot use this ruleset: ${String(one)}  (spectral)`,
        )
        .join("\n"),
    );
  }
}
