import { isPlace, readLedgers } from "./deviations.js";
import { createLinter, type SpectralResult } from "./spectral.js";

/** Lints the JSON text of the description of a service: the OpenAPI rules in full, and rules of our own. */
export type DescriptionLinter = (service: string, json: string) => Promise<SpectralResult[]>;

/**
 * Loads rules and ledger once. A recorded value that no list has is a finding, unless the ledger says that the document
 * contradicts itself there.
 */
export async function createDescriptionLinter(
  loaded?: Awaited<ReturnType<typeof createLinter>>,
): Promise<DescriptionLinter> {
  const lint = loaded ?? (await createLinter());
  const ledgers = readLedgers();
  return async (service, json) => {
    const results = await lint(json, `${service}.json`);
    return results.filter(
      ({ code, path }) => code !== "example-values-listed" || !isPlace(ledgers, service, path),
    );
  };
}

let linter: ReturnType<typeof createLinter> | undefined;

/** The same with rules that this process loads once. */
export async function loadDescriptionLinter(): Promise<DescriptionLinter> {
  linter ??= createLinter();
  return createDescriptionLinter(await linter);
}
