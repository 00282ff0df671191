/** The text of `--help`. */
export const usage = `huaweicloud-dws-dds sandbox [options]

Starts a sandbox on this machine that simulates DWS snapshots, DDS backups and the
authentication of IAM. It validates requests, and keeps what clients create until Ctrl-C
stops it.

  --port <number>          the port; 0 is any free port (default: 8080)
  --host <address>         the address to listen on; an address other than the loopback
                           lets other machines call the sandbox (default: 127.0.0.1)
  --creation-ms <number>   how long a new snapshot is CREATING before it is AVAILABLE, in
                           milliseconds (default: 5000)
  --offset-unit <unit>     what the offset of listClusterSnapshots counts, "page" or "item"
                           (default: page)
  --seed <file>            what the sandbox contains from the start, as JSON: arrays of
                           "clusters" (id, name, status), "snapshots" and "backups" in the
                           form of the services' responses (default: the recorded examples)
  --requests-per-second <number>
                           reject more with 429 (default: no limit)
  --quiet                  do not print a line for each request
  --help                   print this text

The sandbox serves the descriptions at /openapi/dws.json and /openapi/dds.json, and the
documentation at /docs/ if it is built. Its control routes need no credentials, and a POST
needs the header Content-Type: application/json. Web pages of other origins cannot call them.

  POST   /_sandbox/faults          {"operation":"listSnapshots","status":503,"times":2}
         operation    listSnapshots, …, createToken; default: every operation
         times        the number of calls; default: 1
         delayMs      how long to delay the response
         afterEffect  true: perform the operation before the fault takes effect
         reset        "before" or "within": close the connection before or within the response
         status, body, headers     the response in place of the service's; default: 503
  DELETE /_sandbox/faults          remove all pending faults
  POST   /_sandbox/throttle        {"requestsPerSecond":5}: reject more with 429
  DELETE /_sandbox/throttle        remove the limit
  POST   /_sandbox/revoke-tokens   revoke all tokens
`;

/** An error that ends the command with a message and no stack. */
export class CommandError extends Error {
  override readonly name = "CommandError";

  /** @param exitCode - 2 for invalid arguments, 1 for any other error. */
  constructor(
    message: string,
    readonly exitCode: 1 | 2,
  ) {
    super(message);
  }
}

/** Ends the command because of an argument: with the message, and a pointer to the usage. */
export function exitWithUsage(message: string): never {
  throw new CommandError(`${message}: see huaweicloud-dws-dds --help.`, 2);
}
