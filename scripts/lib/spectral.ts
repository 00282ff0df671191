import { createRequire } from "node:module";
import spectralCore from "@stoplight/spectral-core";
import parsers from "@stoplight/spectral-parsers";
import { inProject } from "./project.js";

const { Document, Spectral } = spectralCore;

export interface SpectralResult {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly code: string | number;
}

/** Loads .spectral.yaml once; the returned function lints the text of a description, whatever the severity. */
export async function createLinter(): Promise<(json: string, source: string) => Promise<SpectralResult[]>> {
  // The command line keeps its loader of YAML rulesets to itself; a ruleset of our own in JavaScript could not be read by editors.
  const { getRuleset } = createRequire(import.meta.url)("@stoplight/spectral-cli/dist/services/linter/utils/getRuleset.js") as {
    getRuleset(file: string): Promise<InstanceType<typeof spectralCore.Ruleset>>;
  };
  const spectral = new Spectral();
  spectral.setRuleset(await getRuleset(inProject(".spectral.yaml")));
  return (json, source) => spectral.run(new Document(json, parsers.Json, source));
}
