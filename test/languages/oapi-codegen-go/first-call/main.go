// Lists the snapshots of a project.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"

	"generated/dws"
)

func main() {
	authenticate := func(_ context.Context, request *http.Request) error {
		request.Header.Set("X-Auth-Token", os.Getenv("OS_TOKEN"))
		return nil
	}
	client, err := dws.NewClientWithResponses("https://dws.eu-west-101.myhuaweicloud.eu", dws.WithRequestEditorFn(authenticate))
	if err != nil {
		log.Fatal(err)
	}
	response, err := client.ListSnapshotsWithResponse(context.Background(), os.Getenv("OS_PROJECT_ID"))
	if err != nil {
		log.Fatal(err)
	}
	if response.JSON200 == nil || response.JSON200.Snapshots == nil {
		log.Fatalf("%s: %s", response.Status(), response.Body)
	}
	for _, snapshot := range *response.JSON200.Snapshots {
		if snapshot.Name != nil && snapshot.Status != nil { // The documentation does not say which properties are always present.
			fmt.Println(*snapshot.Name, *snapshot.Status)
		}
	}
}
