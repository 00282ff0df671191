// cspell:ignore listsnapshots listbackups

/** What a reader searches for, and the title and address of the result that has to be the first. */
export const searchQueries: readonly (readonly [query: string, title: string, address: string])[] =
  [
    ["quickstart", "First call", "index.html#first-call"],
    ["quick start", "First call", "index.html#first-call"],
    ["getting started", "First call", "index.html#first-call"],
    ["install", "First call", "index.html#first-call"],
    ["authentication", "Authentication", "api/documents/authentication.html"],
    ["authenticate", "Authentication", "api/documents/authentication.html"],
    ["login", "Authentication", "api/documents/authentication.html"],
    ["credentials", "Authentication", "api/documents/authentication.html"],
    ["token", "Authentication", "api/documents/authentication.html"],
    ["sign in", "Authentication", "api/documents/authentication.html"],
    ["rate limit", "Errors", "api/documents/errors.html"],
    ["rate limiting", "Errors", "api/documents/errors.html"],
    ["throttling", "Errors", "api/documents/errors.html"],
    ["error", "Errors", "api/documents/errors.html"],
    ["logging", "The client", "api/documents/client.html"],
    ["mock", "The sandbox", "api/documents/sandbox.html"],
    ["mock server", "The sandbox", "api/documents/sandbox.html"],
    ["pagination", "Paging", "api/documents/paging.html"],
    ["polling", "Waiting", "api/documents/waiting.html"],
    ["proxy", "Proxies and networks", "api/documents/proxies.html"],
    ["list snapshots", "listSnapshots", "dws.html#/snapshots/listsnapshots"],
    ["create snapshot", "createSnapshot", "dws.html#/snapshots/createsnapshot"],
    ["listBackups", "listBackups", "dds.html#/backups/listbackups"],
  ];
