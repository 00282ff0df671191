// Lists the snapshots of a project.
import dws.apis.SnapshotsApi
import dws.infrastructure.ApiClient

fun listSnapshots() {
    ApiClient.apiKey["X-Auth-Token"] = System.getenv("OS_TOKEN")
    val dws = SnapshotsApi("https://dws.eu-west-101.myhuaweicloud.eu")
    for (snapshot in dws.listSnapshots(System.getenv("OS_PROJECT_ID")).snapshots.orEmpty()) {
        println("${snapshot.name} ${snapshot.status}")
    }
}
