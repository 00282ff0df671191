// Calls the operations of the nightly job with the generated clients and prints each outcome as JSON: call < CALLS
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"

	"generated/dds"
	"generated/dws"
)

type given struct {
	Server string `json:"server"`
	Token  string `json:"token"`
	Calls  []struct {
		Operation string          `json:"operation"`
		Input     json.RawMessage `json:"input"`
	} `json:"calls"`
}

type input struct {
	ProjectId string `json:"project_id"`
	ClusterId string `json:"cluster_id"`
	dds.ListBackupsParams
}

type clients struct {
	dwsClient *dws.ClientWithResponses
	ddsClient *dds.ClientWithResponses
}

func newClients(server, token string) (clients, error) {
	authenticate := func(_ context.Context, request *http.Request) error {
		request.Header.Set("X-Auth-Token", token)
		return nil
	}
	dwsClient, err := dws.NewClientWithResponses(server, dws.WithRequestEditorFn(authenticate))
	if err != nil {
		return clients{}, err
	}
	ddsClient, err := dds.NewClientWithResponses(server, dds.WithRequestEditorFn(authenticate))
	return clients{dwsClient, ddsClient}, err
}

// Outcome takes the body in the types that the client has for it: of 200, 400, and every other status.
func outcome(status int, success, failure, other any) map[string]any {
	switch status {
	case http.StatusOK:
		return map[string]any{"response": success}
	case http.StatusBadRequest:
		other = failure
	}
	return map[string]any{"error": map[string]any{"status": status, "body": other}}
}

func (c clients) call(operation string, raw json.RawMessage) (map[string]any, error) {
	ctx := context.Background()
	var in input
	var body dws.CreateSnapshotRequest
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, err
	}
	switch operation {
	case "createSnapshot":
		if err := json.Unmarshal(raw, &body); err != nil {
			return nil, err
		}
		response, err := c.dwsClient.CreateSnapshotWithResponse(ctx, in.ProjectId, body)
		if err != nil {
			return nil, err
		}
		return outcome(response.StatusCode(), response.JSON200, response.JSON400, response.JSONDefault), nil
	case "listBackups":
		response, err := c.ddsClient.ListBackupsWithResponse(ctx, in.ProjectId, &in.ListBackupsParams)
		if err != nil {
			return nil, err
		}
		return outcome(response.StatusCode(), response.JSON200, response.JSON400, response.JSONDefault), nil
	case "listClusterSnapshots":
		response, err := c.dwsClient.ListClusterSnapshotsWithResponse(ctx, in.ProjectId, in.ClusterId, nil)
		if err != nil {
			return nil, err
		}
		return outcome(response.StatusCode(), response.JSON200, response.JSON400, response.JSONDefault), nil
	case "listSnapshots":
		response, err := c.dwsClient.ListSnapshotsWithResponse(ctx, in.ProjectId)
		if err != nil {
			return nil, err
		}
		return outcome(response.StatusCode(), response.JSON200, response.JSON400, response.JSONDefault), nil
	}
	return nil, fmt.Errorf("unknown operation %s", operation)
}

func run() error {
	var given given
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		return err
	}
	clients, err := newClients(given.Server, given.Token)
	if err != nil {
		return err
	}
	outcomes := make([]map[string]any, len(given.Calls))
	for index, one := range given.Calls {
		if outcomes[index], err = clients.call(one.Operation, one.Input); err != nil {
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
