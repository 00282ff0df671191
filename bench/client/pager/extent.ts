/** How many backups a page holds: the most that the service gives. */
export const pageSize = 100;

/** The pages of the long way: a million backups. */
export const manyPages = 10_000;

/** The pages of a server that takes its time. */
export const slowPages = { pages: 20, latency: 50 } as const;

/** How far along the long way the heap is looked at. */
export const shares = [0.1, 0.5, 1] as const;
