// Copies the newest automated snapshot of a cluster to one that does not expire: program CLUSTER_ID
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	"generated/dws"
)

var (
	// Every request, and so the waiting, ends after four hours.
	ctx, cancel = context.WithTimeout(context.Background(), 4*time.Hour)

	project = os.Getenv("OS_PROJECT_ID")
)

// text returns an empty text for a property that is left out.
func text(value *string) string {
	if value == nil {
		return ""
	}
	return *value
}

// find returns the status of the snapshot of this name, or an empty text, and the newest complete automated snapshot.
func find(client *dws.ClientWithResponses, cluster, name string) (string, dws.Snapshot) {
	response, err := client.ListSnapshotsWithResponse(ctx, project)
	if err != nil {
		log.Fatal(err)
	}
	if response.JSON200 == nil || response.JSON200.Snapshots == nil {
		log.Fatalf("listSnapshots failed: %s: %s", response.Status(), response.Body)
	}
	var status string
	var newest dws.Snapshot
	for _, one := range *response.JSON200.Snapshots {
		isAutomated := text(one.Type) != "MANUAL" && text(one.Status) == "AVAILABLE"
		switch {
		case text(one.ClusterId) != cluster:
		case text(one.Name) == name:
			status = text(one.Status)
		case isAutomated && text(one.Started) > text(newest.Started):
			newest = one
		}
	}
	return status, newest
}

func main() {
	defer cancel()
	cluster, name := os.Args[1], "monthly-"+time.Now().UTC().Format("2006-01")
	poll, err := time.ParseDuration(os.Getenv("POLL"))
	if err != nil {
		poll = 30 * time.Second
	}
	authenticate := func(_ context.Context, request *http.Request) error {
		request.Header.Set("X-Auth-Token", os.Getenv("OS_TOKEN"))
		return nil
	}
	// Such as https://dws.eu-west-101.myhuaweicloud.eu
	client, err := dws.NewClientWithResponses(os.Getenv("HUAWEICLOUD_DWS_ENDPOINT"), dws.WithRequestEditorFn(authenticate))
	if err != nil {
		log.Fatal(err)
	}

	status, newest := find(client, cluster, name)
	if status == "" {
		if newest.Id == nil {
			log.Fatalf("Cluster %s has no automated snapshot.", cluster)
		}
		body := dws.CopySnapshotRequest{BackupName: name}
		started, err := client.CopySnapshotWithResponse(ctx, project, *newest.Id, body)
		if err != nil {
			log.Fatal(err)
		}
		if started.StatusCode() >= 300 {
			log.Fatalf("copySnapshot failed: %s: %s", started.Status(), started.Body)
		}
	}
	for status != "AVAILABLE" {
		if status == "UNAVAILABLE" {
			log.Fatalf("%s has failed. Delete it, and start this program again.", name)
		}
		time.Sleep(poll)
		status, _ = find(client, cluster, name)
	}
	fmt.Println(name, "is AVAILABLE")
}
