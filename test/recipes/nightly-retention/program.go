// Makes tonight's snapshot of a cluster, and deletes all but the newest seven of its kind: program CLUSTER_ID
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"regexp"
	"slices"
	"time"

	"generated/dws"
)

const keep = 7

var (
	// Every request, and so the waiting, ends after two hours.
	ctx, cancel = context.WithTimeout(context.Background(), 2*time.Hour)

	project = os.Getenv("OS_PROJECT_ID")
	nightly = regexp.MustCompile(`^nightly-\d{4}-\d\d-\d\d$`)
)

// nightlySnapshots returns the manual snapshots of the cluster that are called nightly-YYYY-MM-DD, by name.
func nightlySnapshots(client *dws.ClientWithResponses, cluster string) map[string]dws.Snapshot {
	response, err := client.ListSnapshotsWithResponse(ctx, project)
	if err != nil {
		log.Fatal(err)
	}
	if response.JSON200 == nil || response.JSON200.Snapshots == nil {
		log.Fatalf("listSnapshots failed: %s: %s", response.Status(), response.Body)
	}
	found := map[string]dws.Snapshot{}
	for _, one := range *response.JSON200.Snapshots {
		if text(one.ClusterId) == cluster && text(one.Type) == "MANUAL" && nightly.MatchString(text(one.Name)) {
			found[*one.Name] = one
		}
	}
	return found
}

// text returns an empty text for a property that is left out.
func text(value *string) string {
	if value == nil {
		return ""
	}
	return *value
}

func main() {
	defer cancel()
	cluster, tonight := os.Args[1], "nightly-"+time.Now().UTC().Format(time.DateOnly)
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

	found := nightlySnapshots(client, cluster)
	if _, exists := found[tonight]; !exists {
		body := dws.CreateSnapshotRequest{Snapshot: dws.SnapshotToCreate{Name: tonight, ClusterId: cluster}}
		created, err := client.CreateSnapshotWithResponse(ctx, project, body)
		if err != nil {
			log.Fatal(err)
		}
		if created.JSON200 == nil {
			log.Fatalf("createSnapshot failed: %s: %s", created.Status(), created.Body)
		}
		found = nightlySnapshots(client, cluster)
	}
	for text(found[tonight].Status) != "AVAILABLE" {
		if text(found[tonight].Status) == "UNAVAILABLE" {
			log.Fatalf("%s has failed. Delete it, and start this program again.", tonight)
		}
		time.Sleep(poll)
		found = nightlySnapshots(client, cluster)
	}
	fmt.Println(tonight, "is AVAILABLE")

	var complete []string
	for name, one := range found {
		if text(one.Status) == "AVAILABLE" {
			complete = append(complete, name)
		}
	}
	slices.Sort(complete)
	for _, name := range complete[:max(0, len(complete)-keep)] {
		deleted, err := client.DeleteSnapshotWithResponse(ctx, project, text(found[name].Id))
		if err != nil {
			log.Fatal(err)
		}
		if deleted.StatusCode() >= 300 {
			log.Fatalf("deleteSnapshot of %s failed: %s: %s", name, deleted.Status(), deleted.Body)
		}
		fmt.Println("deleted", name)
	}
}
