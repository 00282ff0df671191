// Restores the newest snapshot of a cluster to a new cluster, and says how long it took: program CLUSTER_ID
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

var (
	// Every request, and so the waiting, ends after twelve hours.
	ctx, cancel = context.WithTimeout(context.Background(), 12*time.Hour)

	project = os.Getenv("OS_PROJECT_ID")
)

// text returns an empty text for a property that is left out.
func text[T ~string](value *T) string {
	if value == nil {
		return ""
	}
	return string(*value)
}

// newestSnapshot returns the complete snapshot of the cluster that started last.
func newestSnapshot(client *dws.ClientWithResponses, cluster string) dws.Snapshot {
	response, err := client.ListSnapshotsWithResponse(ctx, project)
	if err != nil {
		log.Fatal(err)
	}
	if response.JSON200 == nil || response.JSON200.Snapshots == nil {
		log.Fatalf("listSnapshots failed: %s: %s", response.Status(), response.Body)
	}
	var newest dws.Snapshot
	for _, one := range *response.JSON200.Snapshots {
		isComplete := text(one.ClusterId) == cluster && text(one.Status) == "AVAILABLE"
		if isComplete && text(one.Started) > text(newest.Started) {
			newest = one
		}
	}
	if newest.Id == nil {
		log.Fatalf("Cluster %s has no snapshot to restore.", cluster)
	}
	return newest
}

// findDrill returns the id of the cluster of this name, or an empty text. The cluster of an earlier drill ends the program.
func findDrill(client *dws.ClientWithResponses, name string) string {
	response, err := client.ListClustersWithResponse(ctx, project, nil)
	if err != nil {
		log.Fatal(err)
	}
	if response.JSON200 == nil || response.JSON200.Clusters == nil {
		log.Fatalf("listClusters failed: %s: %s", response.Status(), response.Body)
	}
	found := ""
	for _, one := range *response.JSON200.Clusters {
		if text(one.Name) == name {
			found = text(one.Id)
		} else if strings.HasPrefix(text(one.Name), "drill-") {
			log.Fatalf("Delete the cluster %s of an earlier drill first.", *one.Name)
		}
	}
	return found
}

func waitUntilAvailable(client *dws.ClientWithResponses, cluster string) {
	poll, err := time.ParseDuration(os.Getenv("POLL"))
	if err != nil {
		poll = 30 * time.Second
	}
	for {
		response, err := client.ListClusterDetailsWithResponse(ctx, project, cluster)
		if err != nil {
			log.Fatal(err)
		}
		if response.JSON200 == nil || response.JSON200.Cluster == nil {
			log.Fatalf("listClusterDetails failed: %s: %s", response.Status(), response.Body)
		}
		switch status := text(response.JSON200.Cluster.Status); {
		case status == "AVAILABLE" && text(response.JSON200.Cluster.TaskStatus) == "":
			return
		case status == "UNAVAILABLE" || status == "CREATION FAILED":
			log.Fatalf("Cluster %s is %s.", cluster, status)
		}
		time.Sleep(poll)
	}
}

func main() {
	defer cancel()
	authenticate := func(_ context.Context, request *http.Request) error {
		request.Header.Set("X-Auth-Token", os.Getenv("OS_TOKEN"))
		return nil
	}
	// Such as https://dws.eu-west-101.myhuaweicloud.eu
	client, err := dws.NewClientWithResponses(os.Getenv("HUAWEICLOUD_DWS_ENDPOINT"), dws.WithRequestEditorFn(authenticate))
	if err != nil {
		log.Fatal(err)
	}

	newest := newestSnapshot(client, os.Args[1])
	// The name shows from what the cluster was restored: another start on this day finds it.
	name := fmt.Sprintf("drill-%s-%.8s", time.Now().UTC().Format(time.DateOnly), *newest.Id)
	began := time.Now()
	id := findDrill(client, name)
	if id == "" {
		body := dws.RestoreClusterRequest{Restore: dws.ClusterToRestore{Name: name}}
		started, err := client.RestoreClusterWithResponse(ctx, project, *newest.Id, body)
		if err != nil {
			log.Fatal(err)
		}
		if started.JSON200 == nil || started.JSON200.Cluster == nil {
			log.Fatalf("restoreCluster failed: %s: %s", started.Status(), started.Body)
		}
		id = text(started.JSON200.Cluster.Id)
	}
	waitUntilAvailable(client, id)
	minutes := int(time.Since(began).Minutes()) + 1
	fmt.Printf("%s was restored in %d min: %s is AVAILABLE\n", text(newest.Name), minutes, name)
	fmt.Printf("Check its data, then delete the cluster %s in the console.\n", id)
}
