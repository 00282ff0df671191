// Written by "npm run build" from spec/dws, where changes belong.

/** The recorded success responses, by operation and by the name of the example. */
export const examples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  listSnapshots: {"ProjectSnapshots":{"snapshots":[{"id":"2a4d0f86-67cd-408a-8b66-017454fb7793","name":"snapshot-1","description":"","started":"2016-08-23T03:59:23Z","finished":"2016-08-23T04:01:40Z","size":500,"status":"AVAILABLE","type":"MANUAL","cluster_id":"4f87d3c4-9e33-482f-b962-e23b30d1a18c"},{"id":"4af11460-06ec-48a4-b3ad-0e3bbdcd8ab1","name":"snapshot-2","description":"","started":"2016-08-23T18:20:00Z","finished":"2016-08-23T18:22:12Z","size":500,"status":"AVAILABLE","type":"MANUAL","cluster_id":"4f87d3c4-9e33-482f-b962-e23b30d1a18c"}],"count":2},"ProjectSnapshotsOpenTelekomCloud":{"snapshots":[{"id":"2a4d0f86-67cd-408a-8b66-017454fb7793","name":"snapshot-1","description":"","started":"2016-08-23T03:59:23Z","finished":"2016-08-23T04:01:40Z","size":500,"status":"AVAILABLE","type":"MANUAL","cluster_id":"4f87d3c4-9e33-482f-b962-e23b30d1a18c"},{"id":"4af11460-06ec-48a4-b3ad-0e3bbdcd8ab1","name":"snapshot-2","description":"","started":"2016-08-23T18:20:00Z","finished":"2016-08-23T18:22:12Z","size":500,"status":"AVAILABLE","type":"MANUAL","cluster_id":"4f87d3c4-9e33-482f-b962-e23b30d1a18c"}],"count":2}},
  createSnapshot: {"SnapshotResponse":{"snapshot":{"id":"2a4d0f86-67cd-408a-8b66-017454fb7793"}}},
  listSnapshotDetails: {"SnapshotDetails":{"snapshot":{"id":"2a4d0f86-67cd-408a-8b66-017454fb7793","name":"snapshot-1","description":"snapshot description","started":"2016-08-23T03:59:23Z","finished":"2016-08-23T04:01:40Z","size":500,"status":"AVAILABLE","type":"MANUAL","cluster_id":"4f87d3c4-9e33-482f-b962-e23b30d1a18c"}}},
  deleteSnapshot: {},
  copySnapshot: {"SnapshotCopyResponse":{"snapshot_id":"4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba92"}},
  listClusterSnapshots: {"ClusterSnapshots":{"project_id":"2a4d0f86-67cd-408a-8b66-017454fb7793","cluster_id":"e59d6b86-9072-46eb-a996-13f8b44994c1","snapshots":[{"id":"2a4d0f86-67cd-408a-8b66-017454fb7793","name":"snapshot-1","description":"","size":500,"status":"AVAILABLE","type":"MANUAL","backup_device":"obs","backup_key":"20221027_041552","bak_expected_start_time":"1666843740000","bak_keep_day":3,"bak_period":"0 9 4/8 ? * 2,3,4,5,6,7","base_backup_key":"20221025_201556","base_backup_name":"dws-test-20221025201427","cluster_id":"e59d6b86-9072-46eb-a996-13f8b44994c1","cluster_name":"test_1025_02","datastore":{"type":"dws","version":"8.2.0"},"db_user":"dbadmin","fine_grained_backup":false,"guest_agent_version":"8.2.0","prior_backup_key":"20221026_201555","support_inplace_restore":true,"total_backup_size":813475,"updated":"2022-10-27T04:18:57"}],"count":2}},
  restoreCluster: {"ClusterRestorationStarted":{"cluster":{"id":"7d85f602-a948-4a30-afd4-e84f47471c15"}}},
  checkTableRestore: {"CheckedTableRestoration":{"check_table_name_result":{"database":"postgres","restore_table_list":null,"target_table_list":null}}},
  restoreTable: {"TableRestorationStarted":{"job_id":"2c9081c0894918c301894e503ef21b68"}},
  listSnapshotStatistics: {"SnapshotStatistics":{"statistics":[{"name":"storage.free","value":300,"unit":"GB"},{"name":"storage.paid","value":0,"unit":"GB"},{"name":"storage.used","value":128.5,"unit":"GB"}]}},
  listSnapshotPolicy: {"SnapshotPolicies":{"keep_day":3,"backup_strategies":[{"policy_id":"3b5464ad-74a5-42cc-9667-76122839109a","policy_name":"apie-default-full-strategy","backup_strategy":"0 0 2 ? * 1","backup_type":"full","backup_level":"cluster","next_fire_time":"1747533600000","update_time":"2025-05-11T10:06:16","time_zone_offset":0},{"policy_id":"ceaeaf07-d600-494c-86d7-caa0fbf0858a","policy_name":"apie-default-increment-strategy","backup_strategy":"0 7 2/8 ? * 2,3,4,5,6,7","backup_type":"increment","backup_level":"cluster","next_fire_time":"1747015620000","update_time":"2025-05-11T10:06:16","time_zone_offset":0}],"device_name":"OBS","server_ips":null,"server_port":null,"backup_param":null,"auto_backup":true,"backup_strategy_cluster_type_limit_num":10,"backup_strategy_schema_type_limit_num":50}},
  createSnapshotPolicy: {},
  deleteSnapshotPolicy: {},
  listSnapshotFlavorInfo: {"SnapshotFlavors":{"flavors":[{"id":"908c1620-4cd8-3803-9082-2b29fc966917","code":"dws2.km1.xlarge","classify":"dws","scenario":"non-production","version":"v1.0","status":"enable","attribute":[{"code":"maxQueue","value":""},{"code":"cpuNum","value":"4"},{"code":"memSize","value":"32"},{"code":"ioGbSec","value":""},{"code":"diskType","value":"SSD"},{"code":"localDisk","value":"N"}],"duplicate":2,"default_node":3,"min_node":3,"max_node":32,"default_capacity":"200","product_version_list":[{"min_cn":2,"max_cn":20,"version_type":"1","datastore_version":"9.1.0.215"}],"flavor_id":"e7fe0f10-5ec7-45f5-8558-c8b50ad88b34","flavor_code":"rc6.xlarge.4","volume_num":2,"volume_used":{"volume_type":"SATA","volume_num":2,"capacity":200,"volume_size":200}}],"count":1}},
  listJobDetails: {"FailedJob":{"status":"FAIL","progress":"9%","job_id":"2c9080e88459fa44018459fbeb600001","job_name":"ecfClusterElbCreateJob","begin_time":"2022-11-09T20:25:00","end_time":"2022-11-09T20:30:00","failed_code":"CreateELBTask-fail:DWS.0114","failed_detail":"DWS.0114:ELB private IP is not configured."}},
  listClusterActions: {"FailedSnapshotAction":{"id":"abb30649-4ab5-448f-a199-f764d2a4271d","status":"FAILED","items":[{"item_name":"Create a snapshot","sub_items":[{"status":"FAILED","detail":"{\"progressInfo\":\"{\\\"actionEndTime\\\":\\\"2025-05-19 09:07:42\\\",\\\"failedStep\\\":\\\"INIT\\\",\\\"partialPassKeys\\\":\\\"N/A\\\",\\\"errorCode\\\":\\\"\\\",\\\"updateTime\\\":\\\"2025-05-19 09:07:43\\\",\\\"errorMsg\\\":\\\"host-172-16-13-211    SUCCESS          host-172-16-47-24     SUCCESS          host-172-16-19-132    SUCCESS          \\\",\\\"backupSize\\\":157661926,\\\"backupRate\\\":{\\\"compressRate\\\":\\\"0MB/s\\\",\\\"consumerRate\\\":\\\"0MB/s\\\",\\\"producerRate\\\":\\\"0MB/s\\\"},\\\"currentStep\\\":\\\"FINISH\\\",\\\"actionType\\\":\\\"Backup\\\",\\\"unrestoreKeys\\\":\\\"N/A\\\",\\\"progress\\\":\\\"100.00%\\\",\\\"actionStartTime\\\":\\\"2025-05-19 09:07:28\\\",\\\"priorKey\\\":\\\"N/A\\\",\\\"key\\\":\\\"20250519_090729\\\"}\"}","sub_item_name":"Perform a backup","begin_time":"2025-05-19 09:06:18.0","end_time":null,"estimated_time":-1}]}],"action_name":"SNAPSHOTTING_FAILED","cluster_name":"cluster_779","submit_time":"2025-05-19 09:05:10.0"}},
};

/** The status of the first success, by operation. */
export const statuses: Readonly<Record<string, number>> = {
  listSnapshots: 200,
  createSnapshot: 200,
  listSnapshotDetails: 200,
  deleteSnapshot: 202,
  copySnapshot: 200,
  listClusterSnapshots: 200,
  restoreCluster: 200,
  checkTableRestore: 200,
  restoreTable: 200,
  listSnapshotStatistics: 200,
  listSnapshotPolicy: 200,
  createSnapshotPolicy: 200,
  deleteSnapshotPolicy: 200,
  listSnapshotFlavorInfo: 200,
  listJobDetails: 200,
  listClusterActions: 200,
};

/** The recorded requests that have a body, in the same form. */
export const requestExamples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  createSnapshot: {"SnapshotRequest":{"snapshot":{"name":"snapshot-3","cluster_id":"44b277eb-39be-4921-be31-3d61b43651d7","description":"Snapshot-3 description"}}},
  copySnapshot: {"SnapshotCopyRequest":{"backup_name":"backup20","description":"description"}},
  restoreCluster: {"ClusterRestoration":{"restore":{"name":"dws-1","subnet_id":"374eca02-cfc4-4de7-8ab5-dbebf7d9a720","security_group_id":"dc3ec145-9029-4b39-b5a3-ace5a01f772b","vpc_id":"85b20d7e-9eb7-4b2a-98f3-3c8843ea3574","availability_zone":"az1.dc1","port":8000,"public_ip":{"public_bind_type":"auto_assign","eip_id":""},"enterprise_project_id":"aca4e50a-266f-4786-827c-f8d6cc3fbada"}}},
  checkTableRestore: {"TableRestoration":{"case_sensitive":true,"database":"postgres","restore_table_list":[{"schema_name":"postgres","table_name":"public"}],"target_table_list":[{"schema_name":"postgres","table_name":"public"}]}},
  restoreTable: {"TableRestoration":{"case_sensitive":true,"database":"postgres","restore_table_list":[{"schema_name":"postgres","table_name":"public"}],"target_table_list":[{"schema_name":"postgres","table_name":"public"}]}},
  createSnapshotPolicy: {"SnapshotPolicyRequest":{"backup_strategies":[{"policy_name":"test","backup_strategy":"0 0 3 ? * 1,2,3,4,5,6,7","backup_type":"full","backup_level":"cluster"}]}},
};
