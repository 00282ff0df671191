// Calls the operations of the nightly job with the generated clients and prints each outcome as JSON: java Call < CALLS

import huaweicloudddsbackupsunofficial.Dds;
import huaweiclouddwssnapshotsunofficial.Dws;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public final class Call {
    private static Object call(Dws dwsClient, Dds ddsClient, String operation, Map<?, ?> given) {
        String project = (String) given.get("project_id");
        return switch (operation) {
            case "createSnapshot" -> dwsClient.createSnapshot(project, Dws.CreateSnapshotRequest.fromJson(given));
            case "listBackups" -> ddsClient.listBackups(project, new Dds.ListBackupsParams()
                .instanceId((String) given.get("instance_id"))
                .backupId((String) given.get("backup_id"))
                .backupType(backupType((String) given.get("backup_type")))
                .offset((Long) given.get("offset"))
                .limit((Long) given.get("limit"))
                .beginTime((String) given.get("begin_time"))
                .endTime((String) given.get("end_time"))
                .mode(mode((String) given.get("mode"))));
            case "listClusterSnapshots" -> dwsClient.listClusterSnapshots(project, (String) given.get("cluster_id"), null);
            case "listSnapshots" -> dwsClient.listSnapshots(project);
            default -> throw new IllegalArgumentException("Unknown operation " + operation + ".");
        };
    }

    private static Dds.BackupTypeFilter backupType(String value) {
        return value == null ? null : Dds.BackupTypeFilter.fromWire(value);
    }

    private static Dds.InstanceMode mode(String value) {
        return value == null ? null : Dds.InstanceMode.fromWire(value);
    }

    private static Map<String, Object> errorOf(int status, Object body) {
        return Map.of("error", Map.of("status", status, "body", body));
    }

    /** Each client has its own types and writes the responses that it reads. */
    private static String outcome(Dws dwsClient, Dds ddsClient, Map<?, ?> one) {
        try {
            Object response = call(dwsClient, ddsClient, (String) one.get("operation"), (Map<?, ?>) one.get("input"));
            Map<String, Object> outcome = Map.of("response", response);
            return response instanceof Dds.JsonValue ? Dds.Json.write(outcome) : Dws.Json.write(outcome);
        } catch (Dws.ApiException error) {
            return Dws.Json.write(errorOf(error.status, error.body));
        } catch (Dds.ApiException error) {
            return Dds.Json.write(errorOf(error.status, error.body));
        }
    }

    public static void main(String[] args) throws IOException {
        Map<?, ?> given = (Map<?, ?>) Dws.Json.parse(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        String server = (String) given.get("server");
        String token = (String) given.get("token");
        Dws dwsClient = new Dws(new Dws.Config().serverUrl(server).auth(new Dws.Auth().apiKey("Token", token)));
        Dds ddsClient = new Dds(new Dds.Config().serverUrl(server).auth(new Dds.Auth().apiKey("Token", token)));
        List<String> outcomes = new ArrayList<>();
        for (Object one : (List<?>) given.get("calls")) {
            outcomes.add(outcome(dwsClient, ddsClient, (Map<?, ?>) one));
        }
        // System.out.print would use the encoding of the machine.
        System.out.write(outcomes.toString().getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
