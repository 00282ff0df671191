// Lists the snapshots of a project.

import huaweiclouddwssnapshotsunofficial.Dws;

public final class FirstCall {
    public static void main(String[] args) {
        Dws dws = new Dws(new Dws.Config()
            .serverUrl("https://dws.eu-west-101.myhuaweicloud.eu")
            .auth(new Dws.Auth().apiKey("Token", System.getenv("OS_TOKEN"))));
        for (Dws.Snapshot snapshot : dws.listSnapshots(System.getenv("OS_PROJECT_ID")).snapshots()) {
            System.out.println(snapshot.name() + " " + snapshot.status());
        }
    }
}
