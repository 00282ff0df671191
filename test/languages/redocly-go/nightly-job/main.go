// Runs the nightly job with the generated clients and prints all responses as JSON: go run ./nightly-job SERVER CLUSTER NAME
//
// The credentials are in the environment, under the names that OpenStack's tools use.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"time"

	"generated/dds"
	"generated/dws"
)

type object map[string]any

type nightlyJob struct {
	Listed  dws.SnapshotList           `json:"listed"`
	Created dws.CreateSnapshotResponse `json:"created"`
	Polls   []dws.ClusterSnapshotList  `json:"polls"`
	Pages   []dds.BackupList           `json:"pages"`
}

// Requests a token from IAM, which the descriptions do not cover.
func requestToken(project string) (string, error) {
	user := object{
		"name":     os.Getenv("OS_USERNAME"),
		"password": os.Getenv("OS_PASSWORD"),
		"domain":   object{"name": os.Getenv("OS_USER_DOMAIN_NAME")},
	}
	identity := object{"methods": []string{"password"}, "password": object{"user": user}}
	scope := object{"project": object{"id": project}}
	body, err := json.Marshal(object{"auth": object{"identity": identity, "scope": scope}})
	if err != nil {
		return "", err
	}
	response, err := http.Post(os.Getenv("OS_AUTH_URL")+"/auth/tokens", "application/json", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusCreated {
		return "", fmt.Errorf("IAM responded with %s", response.Status)
	}
	return response.Header.Get("X-Subject-Token"), nil
}

func statusOf(id string, list dws.ClusterSnapshotList) dws.SnapshotStatus {
	for _, snapshot := range list.Snapshots {
		if snapshot.Id != nil && *snapshot.Id == id && snapshot.Status != nil {
			return *snapshot.Status
		}
	}
	return "gone"
}

func run(server, cluster, name string) (done nightlyJob, err error) {
	ctx := context.Background()
	project := os.Getenv("OS_PROJECT_ID")
	token, err := requestToken(project)
	if err != nil {
		return
	}
	auth := map[string]func() string{"Token": func() string { return token }}
	dwsClient := dws.New(dws.Config{ServerURL: server, Auth: dws.Auth{APIKey: auth}})
	ddsClient := dds.New(dds.Config{ServerURL: server, Auth: dds.Auth{APIKey: auth}})

	if done.Listed, err = dwsClient.ListSnapshots(ctx, project); err != nil {
		return
	}
	request := dws.CreateSnapshotRequest{Snapshot: dws.SnapshotToCreate{Name: name, ClusterId: cluster}}
	if done.Created, err = dwsClient.CreateSnapshot(ctx, project, request); err != nil {
		return
	}

	for status := dws.SnapshotStatus("CREATING"); status != "AVAILABLE"; {
		if len(done.Polls) == 100 || status != "CREATING" {
			return done, fmt.Errorf("after %d polls the snapshot is %s", len(done.Polls), status)
		}
		if len(done.Polls) > 0 {
			time.Sleep(100 * time.Millisecond)
		}
		list, err := dwsClient.ListClusterSnapshots(ctx, project, cluster, nil)
		if err != nil {
			return done, err
		}
		done.Polls = append(done.Polls, list)
		status = statusOf(*done.Created.Snapshot.Id, list)
	}

	limit := int64(10)
	for offset, total := int64(0), int64(1); offset < total; offset += limit {
		page, err := ddsClient.ListBackups(ctx, project, &dds.ListBackupsParams{Offset: &offset, Limit: &limit})
		if err != nil {
			return done, err
		}
		done.Pages = append(done.Pages, page)
		total = page.TotalCount
	}
	return
}

func main() {
	done, err := run(os.Args[1], os.Args[2], os.Args[3])
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(done)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
