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
	signIn := func(_ context.Context, request *http.Request) error {
		request.Header.Set("X-Auth-Token", os.Getenv("OS_TOKEN"))
		return nil
	}
	client, err := dws.NewClientWithResponses("https://dws.eu-west-101.myhuaweicloud.eu", dws.WithRequestEditorFn(signIn))
	if err != nil {
		log.Fatal(err)
	}
	answer, err := client.ListSnapshotsWithResponse(context.Background(), os.Getenv("OS_PROJECT_ID"))
	if err != nil {
		log.Fatal(err)
	}
	if answer.JSON200 == nil || answer.JSON200.Snapshots == nil {
		log.Fatalf("refused with %s: %s", answer.Status(), answer.Body)
	}
	for _, snapshot := range *answer.JSON200.Snapshots {
		if snapshot.Name != nil && snapshot.Status != nil { // Which members are always there is not documented.
			fmt.Println(*snapshot.Name, *snapshot.Status)
		}
	}
}
