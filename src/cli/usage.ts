/** What `--help` prints. */
export const usage = `huaweicloud-dws-dds sandbox [options]

Starts a sandbox of the two services on this machine: DWS snapshots, DDS backups and the
sign-in of IAM. It checks what it is sent, and keeps what is created until it is ended
with Ctrl-C.

  --port <number>          the port; 0 is any that is free (default: 8080)
  --host <address>         where to listen; anything but this machine's own address lets
                           others call the sandbox (default: 127.0.0.1)
  --creation-ms <number>   how long a snapshot takes until it is AVAILABLE, in milliseconds
                           (default: 5000)
  --offset-unit <unit>     what the offset of listClusterSnapshots counts, "page" or "item"
                           (default: page)
  --seed <file>            what there is from the beginning, as JSON: lists of "clusters"
                           (id, name, status), "snapshots" and "backups", as the services
                           answer them (default: the recorded examples)
  --requests-per-second <number>
                           refuses more with 429 (default: any number)
  --quiet                  no line for each request
  --help                   this text

The sandbox serves the descriptions at /openapi/dws.json and /openapi/dds.json, and the
documentation at /docs/ where it was built. It can be told what is to go wrong, without
credentials:

  POST   /_sandbox/faults          {"operation":"listSnapshots","status":503,"times":2}
         operation    listSnapshots, …, createToken; default: every one
         times        for how many calls; default: 1
         delayMs      how long the answer waits
         afterEffect  true: what is asked for is done all the same
         reset        "before" or "within": breaks the connection
         status, body, headers     the answer in place of the service's; default: 503
  DELETE /_sandbox/faults          nothing is to go wrong any more
  POST   /_sandbox/throttle        {"requestsPerSecond":5}: more are refused with 429
  DELETE /_sandbox/throttle        any number is answered
  POST   /_sandbox/revoke-tokens   ends every token
`;
