<?php

// Makes calls with the generated clients and prints what came of each, as JSON: php call.php < CALLS

declare(strict_types=1);

use HuaweiCloudDdsBackupsUnofficial as Dds;
use HuaweiCloudDwsSnapshotsUnofficial as Dws;

require __DIR__ . '/dds.php';
require __DIR__ . '/dws.php';

// What PHP only warns of is an error here.
set_error_handler(static fn (int $level, string $message) => throw new ErrorException($message, 0, $level));

$given = json_decode(stream_get_contents(STDIN), true, flags: JSON_THROW_ON_ERROR);
$auth = ['apiKey' => ['Token' => $given['token']]];
$warehouse = new Dws\Client(new Dws\Config(serverUrl: $given['server'], auth: $auth));
$documents = new Dds\Client(new Dds\Config(serverUrl: $given['server'], auth: $auth));

$calls = [
    'createSnapshot' => fn (array $in) => $warehouse->createSnapshot($in['project_id'], Dws\CreateSnapshotRequest::fromArray($in)),
    'listBackups' => fn (array $in) => $documents->listBackups(
        projectId: $in['project_id'],
        instanceId: $in['instance_id'] ?? null,
        backupId: $in['backup_id'] ?? null,
        backupType: isset($in['backup_type']) ? Dds\BackupTypeFilter::from($in['backup_type']) : null,
        offset: $in['offset'] ?? null,
        limit: $in['limit'] ?? null,
        beginTime: $in['begin_time'] ?? null,
        endTime: $in['end_time'] ?? null,
        mode: isset($in['mode']) ? Dds\InstanceMode::from($in['mode']) : null,
    ),
    'listClusterSnapshots' => fn (array $in) => $warehouse->listClusterSnapshots($in['project_id'], $in['cluster_id']),
    'listSnapshots' => fn (array $in) => $warehouse->listSnapshots($in['project_id']),
];

$outcomes = [];
foreach ($given['calls'] as ['operation' => $operation, 'input' => $input]) {
    try {
        $outcomes[] = ['answer' => $calls[$operation]($input)->toArray()];
    } catch (Dws\ApiError | Dds\ApiError $error) {
        $outcomes[] = ['refused' => ['status' => $error->status, 'body' => $error->body]];
    }
}
echo json_encode($outcomes, JSON_THROW_ON_ERROR);
