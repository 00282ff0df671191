/** What a release is asked for. */
export interface ReleaseArguments {
  /** False for a rehearsal, which changes nothing. */
  readonly publish: boolean;
  /** False to believe that the tests pass. */
  readonly tests: boolean;
}

export const usage = `npm run release -- --dry-run | --publish [--skip-tests]
  --dry-run     checks everything, prints what would be published, and changes nothing
  --publish     checks the same, and then publishes: it writes releases/, commits, tags, and sends the tarball to the registry
  --skip-tests  leaves out npm test and npm run test:package`;

/** What stands on the command line; undefined if it is not understood. Nothing is published that was not asked for. */
export function readReleaseArguments(words: readonly string[]): ReleaseArguments | undefined {
  const known = ["--dry-run", "--publish", "--skip-tests"];
  const [rehearse, publish, skip] = known.map((word) => words.includes(word));
  if (rehearse === publish || words.some((word) => !known.includes(word))) return undefined;
  return { publish: publish === true, tests: skip !== true };
}
