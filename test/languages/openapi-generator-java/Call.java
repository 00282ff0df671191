// Makes calls with the generated clients and prints what came of each, as JSON: java Call < CALLS

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

    private static Object call(SnapshotsApi warehouse, BackupsApi documents, String operation, JsonNode input)
        throws IOException, dws.ApiException, dds.ApiException {
        String project = text(input, "project_id");
        switch (operation) {
            case "createSnapshot":
                JsonNode order = JSON.createObjectNode().set("snapshot", input.get("snapshot"));
                return warehouse.createSnapshot(project, JSON.treeToValue(order, CreateSnapshotRequest.class));
            case "listBackups":
                return documents.listBackups(
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
                return warehouse.listClusterSnapshots(project, text(input, "cluster_id"), null, null, null, null);
            case "listSnapshots":
                return warehouse.listSnapshots(project);
            default:
                throw new IllegalArgumentException("There is no call for " + operation + ".");
        }
    }

    private static Map<String, Object> outcome(SnapshotsApi warehouse, BackupsApi documents, JsonNode one) throws IOException {
        try {
            return Map.of("answer", call(warehouse, documents, text(one, "operation"), one.get("input")));
        } catch (dws.ApiException error) {
            var body = JSON.readValue(error.getResponseBody(), dws.model.ErrorBody.class);
            return Map.of("refused", Map.of("status", error.getCode(), "body", body));
        } catch (dds.ApiException error) {
            var body = JSON.readValue(error.getResponseBody(), dds.model.ErrorBody.class);
            return Map.of("refused", Map.of("status", error.getCode(), "body", body));
        }
    }

    public static void main(String[] args) throws IOException {
        JsonNode given = JSON.readTree(System.in);
        String token = text(given, "token");
        dws.ApiClient toWarehouse = new dws.ApiClient();
        toWarehouse.updateBaseUri(text(given, "server"));
        toWarehouse.setRequestInterceptor(request -> request.header("X-Auth-Token", token));
        dds.ApiClient toDocuments = new dds.ApiClient();
        toDocuments.updateBaseUri(text(given, "server"));
        toDocuments.setRequestInterceptor(request -> request.header("X-Auth-Token", token));

        List<Object> outcomes = new ArrayList<>();
        for (JsonNode one : given.get("calls")) {
            outcomes.add(outcome(new SnapshotsApi(toWarehouse), new BackupsApi(toDocuments), one));
        }
        System.out.write(JSON.writeValueAsBytes(outcomes));
        System.out.flush();
    }
}
