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
	Snapshot   *dws.SnapshotToCreate `json:"snapshot"`
	InstanceId *string               `json:"instance_id"`
	BackupId   *string               `json:"backup_id"`
	BackupType *dds.BackupTypeFilter `json:"backup_type"`
	Offset     *int32                `json:"offset"`
	Limit      *int32                `json:"limit"`
	BeginTime  *string               `json:"begin_time"`
	EndTime    *string               `json:"end_time"`
	Mode       *dds.InstanceMode     `json:"mode"`
}

type clients struct {
	dwsClient *dws.SnapshotsAPIService
	ddsClient *dds.BackupsAPIService
}

func newClients(server, token string) clients {
	dwsClient := dws.NewConfiguration()
	dwsClient.Servers = dws.ServerConfigurations{{URL: server}}
	dwsClient.AddDefaultHeader("X-Auth-Token", token)
	ddsClient := dds.NewConfiguration()
	ddsClient.Servers = dds.ServerConfigurations{{URL: server}}
	ddsClient.AddDefaultHeader("X-Auth-Token", token)
	return clients{dws.NewAPIClient(dwsClient).SnapshotsAPI, dds.NewAPIClient(ddsClient).BackupsAPI}
}

// Set leaves a missing parameter unset, because the client treats a null pointer differently.
func set[R, V any](request R, value *V, setter func(R, V) R) R {
	if value == nil {
		return request
	}
	return setter(request, *value)
}

func (c clients) call(operation string, in input) (response any, err error) {
	ctx := context.Background()
	switch operation {
	case "createSnapshot":
		body := dws.NewCreateSnapshotRequest(*in.Snapshot)
		response, _, err = c.dwsClient.CreateSnapshot(ctx, in.ProjectId).CreateSnapshotRequest(*body).Execute()
	case "listBackups":
		request := c.ddsClient.ListBackups(ctx, in.ProjectId)
		request = set(request, in.InstanceId, dds.ApiListBackupsRequest.InstanceId)
		request = set(request, in.BackupId, dds.ApiListBackupsRequest.BackupId)
		request = set(request, in.BackupType, dds.ApiListBackupsRequest.BackupType)
		request = set(request, in.Offset, dds.ApiListBackupsRequest.Offset)
		request = set(request, in.Limit, dds.ApiListBackupsRequest.Limit)
		request = set(request, in.BeginTime, dds.ApiListBackupsRequest.BeginTime)
		request = set(request, in.EndTime, dds.ApiListBackupsRequest.EndTime)
		request = set(request, in.Mode, dds.ApiListBackupsRequest.Mode)
		response, _, err = request.Execute()
	case "listClusterSnapshots":
		response, _, err = c.dwsClient.ListClusterSnapshots(ctx, in.ProjectId, in.ClusterId).Execute()
	case "listSnapshots":
		response, _, err = c.dwsClient.ListSnapshots(ctx, in.ProjectId).Execute()
	default:
		err = fmt.Errorf("unknown operation %s", operation)
	}
	return response, err
}

func outcome(response any, err error) (map[string]any, error) {
	var dwsError *dws.GenericOpenAPIError
	var ddsError *dds.GenericOpenAPIError
	var body any
	switch {
	case errors.As(err, &dwsError):
		body = dwsError.Model()
	case errors.As(err, &ddsError):
		body = ddsError.Model()
	default:
		return map[string]any{"response": response}, err
	}
	if body == nil {
		return nil, err
	}
	// The status is only in the text of the error, at its beginning.
	var status int
	_, scanned := fmt.Sscanf(err.Error(), "%d", &status)
	return map[string]any{"error": map[string]any{"status": status, "body": body}}, scanned
}

func run() error {
	var given given
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		return err
	}
	clients := newClients(given.Server, given.Token)
	outcomes := make([]map[string]any, len(given.Calls))
	for index, one := range given.Calls {
		var err error
		if outcomes[index], err = outcome(clients.call(one.Operation, one.Input)); err != nil {
			return err
		}
	}
	return json.NewEncoder(os.Stdout).Encode(outcomes)
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
