// Makes calls with the generated clients and prints what came of each, as JSON: java Call < CALLS

import huaweicloudddsbackupsunofficial.Dds;
import huaweiclouddwssnapshotsunofficial.Dws;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public final class Call {
    private static Object call(Dws warehouse, Dds documents, String operation, Map<?, ?> given) {
        String project = (String) given.get("project_id");
        return switch (operation) {
            case "createSnapshot" -> warehouse.createSnapshot(project, Dws.CreateSnapshotRequest.fromJson(given));
            case "listBackups" -> documents.listBackups(project, new Dds.ListBackupsParams()
                .instanceId((String) given.get("instance_id"))
                .backupId((String) given.get("backup_id"))
                .backupType(backupType((String) given.get("backup_type")))
                .offset((Long) given.get("offset"))
                .limit((Long) given.get("limit"))
                .beginTime((String) given.get("begin_time"))
                .endTime((String) given.get("end_time"))
                .mode(mode((String) given.get("mode"))));
            case "listClusterSnapshots" -> warehouse.listClusterSnapshots(project, (String) given.get("cluster_id"), null);
            case "listSnapshots" -> warehouse.listSnapshots(project);
            default -> throw new IllegalArgumentException("There is no call for " + operation + ".");
        };
    }

    private static Dds.BackupTypeFilter backupType(String value) {
        return value == null ? null : Dds.BackupTypeFilter.fromWire(value);
    }

    private static Dds.InstanceMode mode(String value) {
        return value == null ? null : Dds.InstanceMode.fromWire(value);
    }

    private static Map<String, Object> refused(int status, Object body) {
        return Map.of("refused", Map.of("status", status, "body", body));
    }

    /** Each client has types of its own, also for what they share; it writes the answers that it reads. */
    private static String outcome(Dws warehouse, Dds documents, Map<?, ?> one) {
        try {
            Object answer = call(warehouse, documents, (String) one.get("operation"), (Map<?, ?>) one.get("input"));
            return answer instanceof Dds.JsonValue ? Dds.Json.write(Map.of("answer", answer)) : Dws.Json.write(Map.of("answer", answer));
        } catch (Dws.ApiException error) {
            return Dws.Json.write(refused(error.status, error.body));
        } catch (Dds.ApiException error) {
            return Dds.Json.write(refused(error.status, error.body));
        }
    }

    public static void main(String[] args) throws IOException {
        Map<?, ?> given = (Map<?, ?>) Dws.Json.parse(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        String server = (String) given.get("server");
        String token = (String) given.get("token");
        Dws warehouse = new Dws(new Dws.Config().serverUrl(server).auth(new Dws.Auth().apiKey("Token", token)));
        Dds documents = new Dds(new Dds.Config().serverUrl(server).auth(new Dds.Auth().apiKey("Token", token)));
        List<String> outcomes = new ArrayList<>();
        for (Object one : (List<?>) given.get("calls")) {
            outcomes.add(outcome(warehouse, documents, (Map<?, ?>) one));
        }
        // System.out.print would write in the encoding of the machine.
        System.out.write(outcomes.toString().getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
