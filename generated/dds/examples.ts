// Written by "npm run build" from spec/dds, where changes belong.

/** The recorded success responses, by operation and by the name of the example. */
export const examples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  listBackups: {"Backups":{"backups":[{"id":"43e4feaab48f11e89039fa163ebaa7e4br01","name":"backup-test","instance_id":"43e4feaab48f11e89039fa163ebaa7e4br01","instance_name":"cluster-test","datastore":{"type":"DDS-Community","version":"3.4"},"type":"auto","begin_time":"2018-08-06 12:41:14","end_time":"2018-08-06 12:43:14","status":"COMPLETED","size":2803,"description":"backup description"}],"total_count":1}},
};

/** The status of the first success, by operation. */
export const statuses: Readonly<Record<string, number>> = {
  listBackups: 200,
};

/** The recorded requests that have a body, in the same form. */
export const requestExamples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
};
