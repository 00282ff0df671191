// Makes calls with the generated clients and prints what came of each, as JSON: call < CALLS
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
	warehouse *dws.SnapshotsAPIService
	documents *dds.BackupsAPIService
}

func newClients(server, token string) clients {
	warehouse := dws.NewConfiguration()
	warehouse.Servers = dws.ServerConfigurations{{URL: server}}
	warehouse.AddDefaultHeader("X-Auth-Token", token)
	documents := dds.NewConfiguration()
	documents.Servers = dds.ServerConfigurations{{URL: server}}
	documents.AddDefaultHeader("X-Auth-Token", token)
	return clients{dws.NewAPIClient(warehouse).SnapshotsAPI, dds.NewAPIClient(documents).BackupsAPI}
}

// A parameter that is not given is not set, for a null pointer is not the same to the client.
func set[R, V any](request R, value *V, setter func(R, V) R) R {
	if value == nil {
		return request
	}
	return setter(request, *value)
}

func (c clients) call(operation string, in input) (answer any, err error) {
	ctx := context.Background()
	switch operation {
	case "createSnapshot":
		order := dws.NewCreateSnapshotRequest(*in.Snapshot)
		answer, _, err = c.warehouse.CreateSnapshot(ctx, in.ProjectId).CreateSnapshotRequest(*order).Execute()
	case "listBackups":
		request := c.documents.ListBackups(ctx, in.ProjectId)
		request = set(request, in.InstanceId, dds.ApiListBackupsRequest.InstanceId)
		request = set(request, in.BackupId, dds.ApiListBackupsRequest.BackupId)
		request = set(request, in.BackupType, dds.ApiListBackupsRequest.BackupType)
		request = set(request, in.Offset, dds.ApiListBackupsRequest.Offset)
		request = set(request, in.Limit, dds.ApiListBackupsRequest.Limit)
		request = set(request, in.BeginTime, dds.ApiListBackupsRequest.BeginTime)
		request = set(request, in.EndTime, dds.ApiListBackupsRequest.EndTime)
		request = set(request, in.Mode, dds.ApiListBackupsRequest.Mode)
		answer, _, err = request.Execute()
	case "listClusterSnapshots":
		answer, _, err = c.warehouse.ListClusterSnapshots(ctx, in.ProjectId, in.ClusterId).Execute()
	case "listSnapshots":
		answer, _, err = c.warehouse.ListSnapshots(ctx, in.ProjectId).Execute()
	default:
		err = fmt.Errorf("there is no call for %s", operation)
	}
	return answer, err
}

func outcome(answer any, err error) (map[string]any, error) {
	var byWarehouse *dws.GenericOpenAPIError
	var byDocuments *dds.GenericOpenAPIError
	var body any
	switch {
	case errors.As(err, &byWarehouse):
		body = byWarehouse.Model()
	case errors.As(err, &byDocuments):
		body = byDocuments.Model()
	default:
		return map[string]any{"answer": answer}, err
	}
	if body == nil {
		return nil, err
	}
	// The error begins with the status, and has no member of its own for it.
	var status int
	_, scanned := fmt.Sscanf(err.Error(), "%d", &status)
	return map[string]any{"refused": map[string]any{"status": status, "body": body}}, scanned
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
