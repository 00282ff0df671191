// Written by "npm run build" from spec/dds, where changes belong.

/** The recorded success responses, by operation and by the name of the example. */
export const examples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  listBackups: {"Backups":{"backups":[{"id":"43e4feaab48f11e89039fa163ebaa7e4br01","name":"backup-test","instance_id":"43e4feaab48f11e89039fa163ebaa7e4br01","instance_name":"cluster-test","datastore":{"type":"DDS-Community","version":"3.4"},"type":"auto","begin_time":"2018-08-06 12:41:14","end_time":"2018-08-06 12:43:14","status":"COMPLETED","size":2803,"description":"backup description"}],"total_count":1}},
  deleteManualBackup: {"BackupDeletion":{"job_id":"fcaab90b-960d-4441-b73d-a5b2532c5ec5"}},
  showJobDetail: {"CompletedJob":{"job":{"id":"f85104b5-4a9c-4e0f-9505-fc5409d8f7ae","name":"Create_MongoDB","status":"Completed","created":"2021-07-12T09:22:04+0000","ended":"2021-07-12T10:10:13+0000","progress":"","instance":{"id":"d87f5b33049144ec95f0cab0a5f22cfbin02","name":"dds-5ff4-sh"},"fail_reason":null}},"RunningJob":{"job":{"id":"9d10bfd1-affb-49c3-b977-298950a8d6fa","name":"Create_MongoDB","status":"Running","created":"2021-07-13T07:28:43+0000","ended":"2021-07-13T07:28:53+0000","progress":"9%","instance":{"id":"cf538a2dd8ec4b26860b27060902712fin02","name":"dds-3a98-wcc"},"fail_reason":null}},"FailedJob":{"job":{"id":"a03b1b8a-b756-467c-8a49-38720c3d23ec","name":"Restore_MongoDB_Replica","status":"Failed","created":"2021-07-13T04:55:58+0000","ended":"2021-07-13T05:20:04+0000","progress":"","instance":{"id":"7beb15d5db9c4742b7c817789244844ein02","name":"lenn-v3-restore-4"},"fail_reason":"Failed to upgrade the DB Agent."}}},
};

/** The status of the first success, by operation. */
export const statuses: Readonly<Record<string, number>> = {
  listBackups: 200,
  deleteManualBackup: 200,
  showJobDetail: 200,
};

/** The recorded requests that have a body, in the same form. */
export const requestExamples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
};
