// Calls the operations of the nightly job with the generated clients and prints each outcome as JSON: call < CALLS
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"generated/dds"
	"generated/dws"
)

type given struct {
	Server string `json:"server"`
	Token  string `json:"token"`
	Calls  []struct {
		Operation string `json:"operation"`
		Input     input  `json:"input"`
	} `json:"calls"`
}

type input struct {
	ProjectId  string                `json:"project_id"`
	ClusterId  string                `json:"cluster_id"`
	Snapshot   dws.SnapshotToCreate  `json:"snapshot"`
	InstanceId *string               `json:"instance_id"`
	BackupId   *string               `json:"backup_id"`
	BackupType *dds.BackupTypeFilter `json:"backup_type"`
	Offset     *int64                `json:"offset"`
	Limit      *int64                `json:"limit"`
	BeginTime  *string               `json:"begin_time"`
	EndTime    *string               `json:"end_time"`
	Mode       *dds.InstanceMode     `json:"mode"`
}

func call(dwsClient *dws.Client, ddsClient *dds.Client, operation string, given input) (any, error) {
	ctx := context.Background()
	switch operation {
	case "createSnapshot":
		return dwsClient.CreateSnapshot(ctx, given.ProjectId, dws.CreateSnapshotRequest{Snapshot: given.Snapshot})
	case "listBackups":
		return ddsClient.ListBackups(ctx, given.ProjectId, &dds.ListBackupsParams{
			InstanceId: given.InstanceId,
			BackupId:   given.BackupId,
			BackupType: given.BackupType,
			Offset:     given.Offset,
			Limit:      given.Limit,
			BeginTime:  given.BeginTime,
			EndTime:    given.EndTime,
			Mode:       given.Mode,
		})
	case "listClusterSnapshots":
		return dwsClient.ListClusterSnapshots(ctx, given.ProjectId, given.ClusterId, nil)
	case "listSnapshots":
		return dwsClient.ListSnapshots(ctx, given.ProjectId)
	}
	return nil, fmt.Errorf("unknown operation %s", operation)
}

func outcome(response any, err error) (map[string]any, error) {
	var dwsError *dws.APIError
	var ddsError *dds.APIError
	switch {
	case errors.As(err, &dwsError):
		return map[string]any{"error": map[string]any{"status": dwsError.Status, "body": dwsError.Body}}, nil
	case errors.As(err, &ddsError):
		return map[string]any{"error": map[string]any{"status": ddsError.Status, "body": ddsError.Body}}, nil
	}
	return map[string]any{"response": response}, err
}

func main() {
	var given given
	err := json.NewDecoder(os.Stdin).Decode(&given)
	token := map[string]func() string{"Token": func() string { return given.Token }}
	dwsClient := dws.New(dws.Config{ServerURL: given.Server, Auth: dws.Auth{APIKey: token}})
	ddsClient := dds.New(dds.Config{ServerURL: given.Server, Auth: dds.Auth{APIKey: token}})
	results := make([]map[string]any, len(given.Calls))
	for index, one := range given.Calls {
		if err == nil {
			results[index], err = outcome(call(dwsClient, ddsClient, one.Operation, one.Input))
		}
	}
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(results)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
