import { rename, writeFile } from "node:fs/promises";
import {
  backupStatus,
  createDdsClient,
  createDwsClient,
  formatBackupStatus,
  optionsFromEnvironment,
} from "../../../src/index.js";

const [file = "huaweicloud_backup.prom"] = process.argv.slice(2);
const dws = createDwsClient(optionsFromEnvironment("dws"));
const dds = createDdsClient(optionsFromEnvironment("dds"));
const status = await backupStatus({ dws, dds }, { all: true, maxAgeMs: 26 * 3_600_000 });
// The node exporter must not read half a file.
await writeFile(`${file}.tmp`, formatBackupStatus(status, "prometheus"));
await rename(`${file}.tmp`, file);
