// Makes one call with a generated client and prints what came of it, as JSON: java Call OPERATION SERVER < INPUT

import huaweicloudddsbackupsunofficial.Dds;
import huaweiclouddwssnapshotsunofficial.Dws;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

public final class Call {
    private static Object call(String operation, String server, Map<?, ?> given) {
        Dws warehouse = new Dws(new Dws.Config().serverUrl(server).auth(new Dws.Auth().apiKey("Token", "a-token")));
        Dds documents = new Dds(new Dds.Config().serverUrl(server).auth(new Dds.Auth().apiKey("Token", "a-token")));
        String project = (String) given.get("project_id");
        return switch (operation) {
            case "createSnapshot" -> warehouse.createSnapshot(project, Dws.CreateSnapshotRequest.fromJson(given));
            case "listBackups" -> documents.listBackups(project, new Dds.ListBackupsParams()
                .instanceId((String) given.get("instance_id"))
                .backupId((String) given.get("backup_id"))
                .backupType(Dds.BackupTypeFilter.fromWire((String) given.get("backup_type")))
                .offset((Long) given.get("offset"))
                .limit((Long) given.get("limit"))
                .beginTime((String) given.get("begin_time"))
                .endTime((String) given.get("end_time"))
                .mode(Dds.InstanceMode.fromWire((String) given.get("mode"))));
            case "listClusterSnapshots" -> warehouse.listClusterSnapshots(project, (String) given.get("cluster_id"), null);
            case "listSnapshots" -> warehouse.listSnapshots(project);
            default -> throw new IllegalArgumentException("There is no call for " + operation + ".");
        };
    }

    private static Map<String, Object> refused(int status, Object body) {
        return Map.of("refused", Map.of("status", status, "body", body));
    }

    /** Each client has types of its own, also for what they share; it writes the answers that it reads. */
    private static String outcome(String operation, String server, Map<?, ?> given) {
        try {
            Object answer = call(operation, server, given);
            return answer instanceof Dds.JsonValue ? Dds.Json.write(Map.of("answer", answer)) : Dws.Json.write(Map.of("answer", answer));
        } catch (Dws.ApiException error) {
            return Dws.Json.write(refused(error.status, error.body));
        } catch (Dds.ApiException error) {
            return Dds.Json.write(refused(error.status, error.body));
        }
    }

    public static void main(String[] args) throws IOException {
        String input = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        String outcome = outcome(args[0], args[1], (Map<?, ?>) Dws.Json.parse(input));
        // System.out.print would write in the encoding of the machine.
        System.out.write(outcome.getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
