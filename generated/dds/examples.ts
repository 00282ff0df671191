// Written by "npm run build" from spec/dds, where changes belong.

/** The recorded success responses, by operation and by the name of the example. */
export const examples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  listBackups: {"Backups":{"backups":[{"id":"43e4feaab48f11e89039fa163ebaa7e4br01","name":"backup-test","instance_id":"43e4feaab48f11e89039fa163ebaa7e4br01","instance_name":"cluster-test","datastore":{"type":"DDS-Community","version":"3.4"},"type":"auto","begin_time":"2018-08-06 12:41:14","end_time":"2018-08-06 12:43:14","status":"COMPLETED","size":2803,"description":"backup description"}],"total_count":1}},
  createManualBackup: {"ManualBackupResponse":{"job_id":"a03b1b8a-b756-467c-8a49-38720c3d23ec","backup_id":"bf9ee62a7f7044c583c6765c916c36edbr02"}},
  deleteManualBackup: {"BackupDeletion":{"job_id":"fcaab90b-960d-4441-b73d-a5b2532c5ec5"}},
  showBackupDownloadLink: {"BackupFiles":{"files":[{"name":"43e4feaab48f11e89039fa163ebaa7e4br02.xxx","size":2803,"download_link":"https://obs.domainname.com/rdsbucket.username.1/xxxxxx","link_expired_time":"2018-08-016T10:15:14+0000"}],"bucket":"rdsbucket.bucketname"}},
  showBackupPolicy: {"BackupPolicy":{"backup_policy":{"keep_days":7,"start_time":"19:00-20:00","period":"1,2,4,5,6"}},"DisabledBackupPolicy":{"backup_policy":{"keep_days":0}}},
  setBackupPolicy: {},
  listRestoreTimes: {"RestoreTimes":{"restore_time":[{"start_time":1607731200000,"end_time":1607756414000},{"start_time":1607756825000,"end_time":1607761999000},{"start_time":1607762943000,"end_time":1607817599000}]}},
  listRestoreDatabases: {"RestorableDatabases":{"databases":["test_db"],"total_count":1}},
  listRestoreCollections: {"RestorableCollections":{"collections":["dds-test"],"total_count":1}},
  restoreInstanceFromCollection: {"RestoreJob":{"job_id":"a03b1b8a-b756-467c-8a49-38720c3d23ec"}},
  restoreInstance: {"RestoreJob":{"job_id":"a03b1b8a-b756-467c-8a49-38720c3d23ec"}},
  showJobDetail: {"CompletedJob":{"job":{"id":"f85104b5-4a9c-4e0f-9505-fc5409d8f7ae","name":"Create_MongoDB","status":"Completed","created":"2021-07-12T09:22:04+0000","ended":"2021-07-12T10:10:13+0000","progress":"","instance":{"id":"d87f5b33049144ec95f0cab0a5f22cfbin02","name":"dds-5ff4-sh"},"fail_reason":null}},"RunningJob":{"job":{"id":"9d10bfd1-affb-49c3-b977-298950a8d6fa","name":"Create_MongoDB","status":"Running","created":"2021-07-13T07:28:43+0000","ended":"2021-07-13T07:28:53+0000","progress":"9%","instance":{"id":"cf538a2dd8ec4b26860b27060902712fin02","name":"dds-3a98-wcc"},"fail_reason":null}},"FailedJob":{"job":{"id":"a03b1b8a-b756-467c-8a49-38720c3d23ec","name":"Restore_MongoDB_Replica","status":"Failed","created":"2021-07-13T04:55:58+0000","ended":"2021-07-13T05:20:04+0000","progress":"","instance":{"id":"7beb15d5db9c4742b7c817789244844ein02","name":"lenn-v3-restore-4"},"fail_reason":"Failed to upgrade the DB Agent."}}},
};

/** The status of the first success, by operation. */
export const statuses: Readonly<Record<string, number>> = {
  listBackups: 200,
  createManualBackup: 200,
  deleteManualBackup: 200,
  showBackupDownloadLink: 200,
  showBackupPolicy: 200,
  setBackupPolicy: 200,
  listRestoreTimes: 200,
  listRestoreDatabases: 200,
  listRestoreCollections: 200,
  restoreInstanceFromCollection: 200,
  restoreInstance: 200,
  showJobDetail: 200,
};

/** The recorded requests that have a body, in the same form. */
export const requestExamples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  createManualBackup: {"ManualBackupRequest":{"backup":{"instance_id":"a89dab5e39394eccbdb77b19d57b0180in02","name":"mybackup1","description":"The first Manual backup"}}},
  setBackupPolicy: {"BackupPolicyRequest":{"backup_policy":{"keep_days":9,"start_time":"23:00-00:00","period":"1,4,5,6,7"}},"DisabledBackupPolicyRequest":{"backup_policy":{"keep_days":0}}},
  restoreInstanceFromCollection: {"RestoreDatabaseRequest":{"restore_collections":[{"database":"test","restore_database_time":1607762955000}]},"RestoreCollectionRequest":{"restore_collections":[{"database":"test","collections":[{"old_name":"test","restore_collection_time":1607762955000}]}]}},
  restoreInstance: {"RestoreFromBackupRequest":{"source":{"instance_id":"d8e6ca5a624745bcb546a227aa3ae1cfin02","type":"backup","backup_id":"2f4ddb93-b901-4b08-93d8-1d2e472f30fe"},"target":{"instance_id":"d8e6ca5a624745bcb546a227aa3ae1cfin02"}},"RestoreToTimeRequest":{"source":{"instance_id":"d8e6ca5a624745bcb546a227aa3ae1cfin02","type":"timestamp","restore_time":1532001446987},"target":{"instance_id":"d8e6ca5a624745bcb546a227aa3ae1cfin02"}}},
};
