<?php

// Lists the snapshots of a project.

declare(strict_types=1);

use HuaweiCloudDwsSnapshotsUnofficial\{Client, Config};

require __DIR__ . '/dws.php';

$dws = new Client(new Config(
    serverUrl: 'https://dws.eu-west-101.myhuaweicloud.eu',
    auth: ['apiKey' => ['Token' => getenv('OS_TOKEN')]],
));
foreach ($dws->listSnapshots(getenv('OS_PROJECT_ID'))->snapshots ?? [] as $snapshot) {
    echo $snapshot->name, ' ', $snapshot->status, PHP_EOL;
}
