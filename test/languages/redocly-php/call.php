<?php

// Makes calls with the generated clients and prints each outcome as JSON: php call.php < CALLS

declare(strict_types=1);

use HuaweiCloudDdsBackupsUnofficial as Dds;
use HuaweiCloudDwsSnapshotsUnofficial as Dws;

require __DIR__ . '/dds.php';
require __DIR__ . '/dws.php';

// Turns warnings of PHP into errors.
set_error_handler(static fn (int $level, string $message) => throw new ErrorException($message, 0, $level));

/** The arguments of a method by their names. */
function argumentsOf(ReflectionMethod $method, array $call): array
{
    $given = [];
    foreach ($call['path'] + $call['query'] as $name => $value) {
        $given[strtolower(str_replace('_', '', $name))] = $value;
    }
    $arguments = [];
    foreach ($method->getParameters() as $parameter) {
        $name = $parameter->getName();
        $type = $parameter->getType()->getName();
        if ($name === 'body') {
            $arguments[$name] = $type::fromArray($call['body']);
        } elseif (isset($given[strtolower($name)])) {
            $value = $given[strtolower($name)];
            $arguments[$name] = is_a($type, BackedEnum::class, true) ? $type::from($value) : $value;
        }
    }
    return $arguments;
}

$given = json_decode(stream_get_contents(STDIN), true, flags: JSON_THROW_ON_ERROR);
$auth = ['apiKey' => ['Token' => $given['token']]];
$clients = [
    'dds' => new Dds\Client(new Dds\Config(serverUrl: $given['server'], auth: $auth)),
    'dws' => new Dws\Client(new Dws\Config(serverUrl: $given['server'], auth: $auth)),
];

$outcomes = [];
foreach ($given['calls'] as $call) {
    $method = new ReflectionMethod($clients[$call['service']], $call['operation']);
    try {
        $response = $method->invokeArgs($clients[$call['service']], argumentsOf($method, $call));
        $outcomes[] = ['response' => $response?->toArray()];
    } catch (Dws\ApiError | Dds\ApiError $error) {
        $outcomes[] = ['error' => ['status' => $error->status, 'body' => $error->body]];
    }
}
echo json_encode($outcomes, JSON_THROW_ON_ERROR);
