// Calls the operations of the nightly job with the generated clients and prints each outcome as JSON: CallKt < CALLS
import com.squareup.moshi.Moshi
import com.squareup.moshi.kotlin.reflect.KotlinJsonAdapterFactory
import dds.apis.BackupsApi
import dds.models.BackupList
import dds.models.BackupTypeFilter
import dds.models.InstanceMode
import dws.apis.SnapshotsApi
import dws.models.ClusterSnapshotList
import dws.models.CreateSnapshotRequest
import dws.models.CreateSnapshotResponse
import dws.models.SnapshotList
import dws.models.SnapshotToCreate

private val moshi = Moshi.Builder().addLast(KotlinJsonAdapterFactory()).build()

class Input(
    val project_id: String,
    val cluster_id: String = "",
    val snapshot: SnapshotToCreate? = null,
    val instance_id: String? = null,
    val backup_id: String? = null,
    val backup_type: String? = null,
    val offset: Int? = null,
    val limit: Int? = null,
    val begin_time: String? = null,
    val end_time: String? = null,
    val mode: String? = null,
)

class Call(val operation: String, val input: Input)

class Given(val server: String, val token: String, val calls: List<Call>)

private inline fun <reified T> json(value: T): String = moshi.adapter(T::class.java).toJson(value)

private fun response(dwsClient: SnapshotsApi, ddsClient: BackupsApi, operation: String, input: Input): String = when (operation) {
    "createSnapshot" -> json<CreateSnapshotResponse>(
        dwsClient.createSnapshot(input.project_id, CreateSnapshotRequest(requireNotNull(input.snapshot))),
    )
    "listBackups" -> json<BackupList>(
        ddsClient.listBackups(
            projectId = input.project_id,
            instanceId = input.instance_id,
            backupId = input.backup_id,
            backupType = input.backup_type?.let(BackupTypeFilter::decode),
            offset = input.offset,
            limit = input.limit,
            beginTime = input.begin_time,
            endTime = input.end_time,
            mode = input.mode?.let(InstanceMode::decode),
        ),
    )
    "listClusterSnapshots" -> json<ClusterSnapshotList>(dwsClient.listClusterSnapshots(input.project_id, input.cluster_id))
    "listSnapshots" -> json<SnapshotList>(dwsClient.listSnapshots(input.project_id))
    else -> error("Unknown operation operation.")
}

private fun errorOf(status: Int, body: Any?) = "{\"error\":{\"status\":$status,\"body\":$body}}"

private fun outcome(dwsClient: SnapshotsApi, ddsClient: BackupsApi, call: Call): String = try {
    "{\"response\":${response(dwsClient, ddsClient, call.operation, call.input)}}"
} catch (error: dws.infrastructure.ClientException) {
    errorOf(error.statusCode, (error.response as dws.infrastructure.ClientError<*>).body)
} catch (error: dds.infrastructure.ClientException) {
    errorOf(error.statusCode, (error.response as dds.infrastructure.ClientError<*>).body)
}

fun main() {
    val given = requireNotNull(moshi.adapter(Given::class.java).fromJson(System.`in`.readBytes().decodeToString()))
    dws.infrastructure.ApiClient.apiKey["X-Auth-Token"] = given.token
    dds.infrastructure.ApiClient.apiKey["X-Auth-Token"] = given.token
    val dwsClient = SnapshotsApi(given.server)
    val ddsClient = BackupsApi(given.server)
    val outcomes = given.calls.map { outcome(dwsClient, ddsClient, it) }
    System.out.write(outcomes.toString().toByteArray())
    System.out.flush()
}
