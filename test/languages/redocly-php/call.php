<?php

// Calls the operations of the nightly job with the generated clients and prints each outcome as JSON: php call.php < CALLS

declare(strict_types=1);

use HuaweiCloudDdsBackupsUnofficial as Dds;
use HuaweiCloudDwsSnapshotsUnofficial as Dws;

require __DIR__ . '/dds.php';
require __DIR__ . '/dws.php';

// Turns warnings of PHP into errors.
set_error_handler(static fn (int $level, string $message) => throw new ErrorException($message, 0, $level));

$given = json_decode(stream_get_contents(STDIN), true, flags: JSON_THROW_ON_ERROR);
$auth = ['apiKey' => ['Token' => $given['token']]];
$dwsClient = new Dws\Client(new Dws\Config(serverUrl: $given['server'], auth: $auth));
$ddsClient = new Dds\Client(new Dds\Config(serverUrl: $given['server'], auth: $auth));

$calls = [
    'createSnapshot' => fn (array $in) => $dwsClient->createSnapshot($in['project_id'], Dws\CreateSnapshotRequest::fromArray($in)),
    'listBackups' => fn (array $in) => $ddsClient->listBackups(
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
    'listClusterSnapshots' => fn (array $in) => $dwsClient->listClusterSnapshots($in['project_id'], $in['cluster_id']),
    'listSnapshots' => fn (array $in) => $dwsClient->listSnapshots($in['project_id']),
];

$outcomes = [];
foreach ($given['calls'] as ['operation' => $operation, 'input' => $input]) {
    try {
        $outcomes[] = ['response' => $calls[$operation]($input)->toArray()];
    } catch (Dws\ApiError | Dds\ApiError $error) {
        $outcomes[] = ['error' => ['status' => $error->status, 'body' => $error->body]];
    }
}
echo json_encode($outcomes, JSON_THROW_ON_ERROR);
