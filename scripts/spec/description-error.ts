import { sourceLocator } from "./source-location.js";
import { StepError } from "../build/step.js";

/** Something in a description that no client can be made of, and its place in the bundle. */
export class DescriptionError extends StepError {
  constructor(
    message: string,
    readonly path: readonly (string | number)[],
  ) {
    super(message);
  }
}

/** Runs work on the bundle of a service; a {@link DescriptionError} comes out as a finding in the file that a person wrote. */
export async function withSourceLocations<T>(
  service: string,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DescriptionError)) throw error;
    throw StepError.fromFindings([
      { ...sourceLocator(service)(error.path), message: error.message, rule: "client" },
    ]);
  }
}
