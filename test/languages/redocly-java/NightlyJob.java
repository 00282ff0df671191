// Runs the nightly job with the generated clients and prints all responses as JSON: java NightlyJob SERVER CLUSTER NAME
//
// The credentials are in the environment, under the names that OpenStack's tools use.

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

    /** Requests a token from IAM, which the descriptions do not cover. */
    private static String requestToken() throws IOException, InterruptedException {
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

    private static List<Dws.ClusterSnapshotList> waitUntilAvailable(Dws dwsClient, String cluster, String id) throws InterruptedException {
        List<Dws.ClusterSnapshotList> polls = new ArrayList<>();
        String status = "CREATING";
        while (!status.equals("AVAILABLE")) {
            if (polls.size() == 100 || !status.equals("CREATING")) {
                throw new IllegalStateException("After " + polls.size() + " polls the snapshot is " + status + ".");
            }
            if (!polls.isEmpty()) {
                Thread.sleep(100);
            }
            Dws.ClusterSnapshotList list = dwsClient.listClusterSnapshots(PROJECT, cluster, null);
            polls.add(list);
            status = list.snapshots().stream().filter(one -> id.equals(one.id())).map(Dws.ClusterSnapshot::status).findFirst().orElse("gone");
        }
        return polls;
    }

    private static List<Dds.BackupList> pageThroughBackups(Dds ddsClient) {
        List<Dds.BackupList> pages = new ArrayList<>();
        long total = 1;
        for (long offset = 0; offset < total; offset += 10) {
            Dds.BackupList page = ddsClient.listBackups(PROJECT, new Dds.ListBackupsParams().offset(offset).limit(10L));
            pages.add(page);
            total = page.totalCount();
        }
        return pages;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        String server = args[0];
        String cluster = args[1];
        String token = requestToken();
        Dws dwsClient = new Dws(new Dws.Config().serverUrl(server).auth(new Dws.Auth().apiKey("Token", token)));
        Dds ddsClient = new Dds(new Dds.Config().serverUrl(server).auth(new Dds.Auth().apiKey("Token", token)));

        Dws.SnapshotList listed = dwsClient.listSnapshots(PROJECT);
        Dws.CreateSnapshotRequest request = new Dws.CreateSnapshotRequest(new Dws.SnapshotToCreate(args[2], cluster, null));
        Dws.CreateSnapshotResponse created = dwsClient.createSnapshot(PROJECT, request);
        List<Dws.ClusterSnapshotList> polls = waitUntilAvailable(dwsClient, cluster, created.snapshot().id());
        List<Dds.BackupList> pages = pageThroughBackups(ddsClient);

        // Each client writes only the responses that it has read itself.
        String first = Dws.Json.write(Map.of("listed", listed, "created", created, "polls", polls));
        String whole = first.substring(0, first.length() - 1) + ",\"pages\":" + Dds.Json.write(pages) + "}";
        // System.out.print would use the encoding of the machine.
        System.out.write(whole.getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
