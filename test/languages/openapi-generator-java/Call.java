// Calls the operations of the nightly job with the generated clients and prints each outcome as JSON: java Call < CALLS

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dds.api.BackupsApi;
import dds.model.BackupTypeFilter;
import dds.model.InstanceMode;
import dws.api.SnapshotsApi;
import dws.model.CreateSnapshotRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public final class Call {
    private static final ObjectMapper JSON = new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private static String text(JsonNode input, String name) {
        return input.hasNonNull(name) ? input.get(name).asText() : null;
    }

    private static Integer number(JsonNode input, String name) {
        return input.hasNonNull(name) ? input.get(name).asInt() : null;
    }

    private static Object call(SnapshotsApi dwsClient, BackupsApi ddsClient, String operation, JsonNode input)
        throws IOException, dws.ApiException, dds.ApiException {
        String project = text(input, "project_id");
        switch (operation) {
            case "createSnapshot":
                JsonNode body = JSON.createObjectNode().set("snapshot", input.get("snapshot"));
                return dwsClient.createSnapshot(project, JSON.treeToValue(body, CreateSnapshotRequest.class));
            case "listBackups":
                return ddsClient.listBackups(
                    project,
                    text(input, "instance_id"),
                    text(input, "backup_id"),
                    input.has("backup_type") ? BackupTypeFilter.fromValue(text(input, "backup_type")) : null,
                    number(input, "offset"),
                    number(input, "limit"),
                    text(input, "begin_time"),
                    text(input, "end_time"),
                    input.has("mode") ? InstanceMode.fromValue(text(input, "mode")) : null);
            case "listClusterSnapshots":
                return dwsClient.listClusterSnapshots(project, text(input, "cluster_id"), null, null, null, null);
            case "listSnapshots":
                return dwsClient.listSnapshots(project);
            default:
                throw new IllegalArgumentException("Unknown operation " + operation + ".");
        }
    }

    private static Map<String, Object> outcome(SnapshotsApi dwsClient, BackupsApi ddsClient, JsonNode one) throws IOException {
        try {
            return Map.of("response", call(dwsClient, ddsClient, text(one, "operation"), one.get("input")));
        } catch (dws.ApiException error) {
            var body = JSON.readValue(error.getResponseBody(), dws.model.ErrorBody.class);
            return Map.of("error", Map.of("status", error.getCode(), "body", body));
        } catch (dds.ApiException error) {
            var body = JSON.readValue(error.getResponseBody(), dds.model.ErrorBody.class);
            return Map.of("error", Map.of("status", error.getCode(), "body", body));
        }
    }

    public static void main(String[] args) throws IOException {
        JsonNode given = JSON.readTree(System.in);
        String token = text(given, "token");
        dws.ApiClient dwsApiClient = new dws.ApiClient();
        dwsApiClient.updateBaseUri(text(given, "server"));
        dwsApiClient.setRequestInterceptor(request -> request.header("X-Auth-Token", token));
        dds.ApiClient ddsApiClient = new dds.ApiClient();
        ddsApiClient.updateBaseUri(text(given, "server"));
        ddsApiClient.setRequestInterceptor(request -> request.header("X-Auth-Token", token));

        List<Object> outcomes = new ArrayList<>();
        for (JsonNode one : given.get("calls")) {
            outcomes.add(outcome(new SnapshotsApi(dwsApiClient), new BackupsApi(ddsApiClient), one));
        }
        System.out.write(JSON.writeValueAsBytes(outcomes));
        System.out.flush();
    }
}
