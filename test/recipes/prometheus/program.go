// Writes when the newest snapshot of each cluster started, for the textfile collector of Prometheus: program FILE
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"
	"time"

	"generated/dws"
)

const (
	up    = "huaweicloud_backup_up"
	start = "huaweicloud_backup_newest_start_timestamp_seconds"
)

// text returns an empty text for a property that is left out.
func text(value *string) string {
	if value == nil {
		return ""
	}
	return *value
}

// newestStarts returns when the newest complete snapshot of each cluster started, in seconds since 1970.
func newestStarts(snapshots []dws.Snapshot) map[string]int64 {
	newest := map[string]int64{}
	for _, one := range snapshots {
		// The times of DWS are UTC, with and without a Z.
		started, err := time.Parse("2006-01-02T15:04:05", strings.TrimSuffix(text(one.Started), "Z"))
		if err == nil && text(one.Status) == "AVAILABLE" {
			newest[text(one.ClusterId)] = max(newest[text(one.ClusterId)], started.Unix())
		}
	}
	return newest
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	file, project := os.Args[1], os.Getenv("OS_PROJECT_ID")
	authenticate := func(_ context.Context, request *http.Request) error {
		request.Header.Set("X-Auth-Token", os.Getenv("OS_TOKEN"))
		return nil
	}
	// Such as https://dws.eu-west-101.myhuaweicloud.eu
	client, err := dws.NewClientWithResponses(os.Getenv("HUAWEICLOUD_DWS_ENDPOINT"), dws.WithRequestEditorFn(authenticate))
	if err != nil {
		log.Fatal(err)
	}
	clusters, err := client.ListClustersWithResponse(ctx, project, nil)
	if err != nil {
		log.Fatal(err)
	}
	snapshots, err := client.ListSnapshotsWithResponse(ctx, project)
	if err != nil {
		log.Fatal(err)
	}
	if clusters.JSON200 == nil || clusters.JSON200.Clusters == nil || snapshots.JSON200 == nil || snapshots.JSON200.Snapshots == nil {
		log.Fatalf("The lists cannot be read: %s %s", clusters.Body, snapshots.Body)
	}

	newest := newestStarts(*snapshots.JSON200.Snapshots)
	ups := fmt.Sprintf("# HELP %s Whether the backups of the cluster or instance could be read.\n# TYPE %s gauge\n", up, up)
	starts := fmt.Sprintf("# HELP %s When the newest complete backup started.\n# TYPE %s gauge\n", start, start)
	for _, one := range *clusters.JSON200.Clusters {
		labels := fmt.Sprintf("{service=\"dws\",id=%q,name=%q}", text(one.Id), text(one.Name))
		ups += fmt.Sprintf("%s%s 1\n", up, labels)
		if seconds, exists := newest[text(one.Id)]; exists {
			starts += fmt.Sprintf("%s%s %d\n", start, labels, seconds)
		}
	}
	// The node exporter must not read half a file.
	if err := os.WriteFile(file+".tmp", []byte(ups+starts), 0o644); err != nil {
		log.Fatal(err)
	}
	if err := os.Rename(file+".tmp", file); err != nil {
		log.Fatal(err)
	}
}
