// Does a night's work with the generated clients and prints all that it was answered, as JSON: java NightlyJob SERVER CLUSTER NAME
//
// Who signs in is in the environment, in the names that OpenStack's programs use.

import huaweicloudddsbackupsunofficial.Dds;
import huaweiclouddwssnapshotsunofficial.Dws;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public final class NightlyJob {
    private static final String PROJECT = System.getenv("OS_PROJECT_ID");

    /** The sign-in belongs to IAM, which the descriptions do not cover. */
    private static String signIn() throws IOException, InterruptedException {
        Map<String, Object> user = Map.of(
            "name", System.getenv("OS_USERNAME"),
            "password", System.getenv("OS_PASSWORD"),
            "domain", Map.of("name", System.getenv("OS_USER_DOMAIN_NAME")));
        Map<String, Object> identity = Map.of("methods", List.of("password"), "password", Map.of("user", user));
        Map<String, Object> scope = Map.of("project", Map.of("id", PROJECT));
        String body = Dws.Json.write(Map.of("auth", Map.of("identity", identity, "scope", scope)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("OS_AUTH_URL") + "/auth/tokens"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return response.headers().firstValue("X-Subject-Token").orElseThrow(() -> new IOException(response.body()));
    }

    private static List<Dws.ClusterSnapshotList> waitUntilAvailable(Dws warehouse, String cluster, String id) throws InterruptedException {
        List<Dws.ClusterSnapshotList> polls = new ArrayList<>();
        String status = "CREATING";
        while (!status.equals("AVAILABLE")) {
            if (polls.size() == 100 || !status.equals("CREATING")) {
                throw new IllegalStateException("After " + polls.size() + " polls the snapshot is " + status + ".");
            }
            if (!polls.isEmpty()) {
                Thread.sleep(100);
            }
            Dws.ClusterSnapshotList list = warehouse.listClusterSnapshots(PROJECT, cluster, null);
            polls.add(list);
            status = list.snapshots().stream().filter(one -> id.equals(one.id())).map(Dws.ClusterSnapshot::status).findFirst().orElse("gone");
        }
        return polls;
    }

    private static List<Dds.BackupList> pageThroughBackups(Dds documents) {
        List<Dds.BackupList> pages = new ArrayList<>();
        long total = 1;
        for (long offset = 0; offset < total; offset += 10) {
            Dds.BackupList page = documents.listBackups(PROJECT, new Dds.ListBackupsParams().offset(offset).limit(10L));
            pages.add(page);
            total = page.totalCount();
        }
        return pages;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        String server = args[0];
        String cluster = args[1];
        String token = signIn();
        Dws warehouse = new Dws(new Dws.Config().serverUrl(server).auth(new Dws.Auth().apiKey("Token", token)));
        Dds documents = new Dds(new Dds.Config().serverUrl(server).auth(new Dds.Auth().apiKey("Token", token)));

        Dws.SnapshotList listed = warehouse.listSnapshots(PROJECT);
        Dws.CreateSnapshotRequest order = new Dws.CreateSnapshotRequest(new Dws.SnapshotToCreate(args[2], cluster, null));
        Dws.CreateSnapshotResponse created = warehouse.createSnapshot(PROJECT, order);
        List<Dws.ClusterSnapshotList> polls = waitUntilAvailable(warehouse, cluster, created.snapshot().id());
        List<Dds.BackupList> pages = pageThroughBackups(documents);

        // Each client writes only what it has read itself.
        String done = Dws.Json.write(Map.of("listed", listed, "created", created, "polls", polls));
        String whole = done.substring(0, done.length() - 1) + ",\"pages\":" + Dds.Json.write(pages) + "}";
        // System.out.print would write in the encoding of the machine.
        System.out.write(whole.getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
