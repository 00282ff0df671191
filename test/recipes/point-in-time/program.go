// Restores an instance as it was at a time to a new instance: program INSTANCE_ID 2026-11-20T08:30:00Z
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	"generated/dds"
)

var (
	// Every request, and so the waiting, ends after twelve hours.
	ctx, cancel = context.WithTimeout(context.Background(), 12*time.Hour)

	project = os.Getenv("OS_PROJECT_ID")
)

// checkTime ends the program if the instance cannot be restored to the time.
func checkTime(client *dds.ClientWithResponses, instance string, at time.Time) {
	params := dds.ListRestoreTimesParams{Date: at.UTC().Format(time.DateOnly)}
	response, err := client.ListRestoreTimesWithResponse(ctx, project, instance, &params)
	if err != nil {
		log.Fatal(err)
	}
	if response.JSON200 == nil || response.JSON200.RestoreTime == nil {
		log.Fatalf("listRestoreTimes failed: %s: %s", response.Status(), response.Body)
	}
	for _, one := range *response.JSON200.RestoreTime {
		isComplete := one.StartTime != nil && one.EndTime != nil
		if isComplete && *one.StartTime <= at.UnixMilli() && at.UnixMilli() <= *one.EndTime {
			return
		}
	}
	log.Fatalf("%s is in none of the ranges of this day: %s", at, response.Body)
}

// statusOf returns the status of the instance of this name, or an empty text if there is none.
func statusOf(client *dds.ClientWithResponses, name string) string {
	response, err := client.ListInstancesWithResponse(ctx, project, &dds.ListInstancesParams{Name: &name})
	if err != nil {
		log.Fatal(err)
	}
	if response.JSON200 == nil || response.JSON200.Instances == nil {
		log.Fatalf("listInstances failed: %s: %s", response.Status(), response.Body)
	}
	for _, one := range *response.JSON200.Instances {
		if one.Status != nil {
			return *one.Status
		}
	}
	return ""
}

func start(client *dds.ClientWithResponses, name string, point dds.RestorePoint) {
	settings, err := os.ReadFile("settings.json")
	if err != nil {
		log.Fatal(err)
	}
	var body dds.RestoreNewInstanceRequest
	if err := json.Unmarshal(settings, &body); err != nil {
		log.Fatal(err)
	}
	password := os.Getenv("NEW_PASSWORD")
	body.Name, body.Password, body.RestorePoint = name, &password, point
	started, err := client.RestoreNewInstanceWithResponse(ctx, project, body)
	if err != nil {
		log.Fatal(err)
	}
	if started.JSON202 == nil {
		log.Fatalf("restoreNewInstance failed: %s: %s", started.Status(), started.Body)
	}
}

func main() {
	defer cancel()
	instance := os.Args[1]
	at, err := time.Parse(time.RFC3339, os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	poll, err := time.ParseDuration(os.Getenv("POLL"))
	if err != nil {
		poll = 30 * time.Second
	}
	authenticate := func(_ context.Context, request *http.Request) error {
		request.Header.Set("X-Auth-Token", os.Getenv("OS_TOKEN"))
		return nil
	}
	// Such as https://dds.eu-west-101.myhuaweicloud.eu
	client, err := dds.NewClientWithResponses(os.Getenv("HUAWEICLOUD_DDS_ENDPOINT"), dds.WithRequestEditorFn(authenticate))
	if err != nil {
		log.Fatal(err)
	}

	checkTime(client, instance, at)
	// The name shows from what the instance was restored: another start finds it.
	name := fmt.Sprintf("orders-%.8s-%d", instance, at.UnixMilli())
	status := statusOf(client, name)
	if status == "" {
		kind, ms := dds.RestoreModeTimestamp, at.UnixMilli()
		start(client, name, dds.RestorePoint{InstanceId: &instance, Type: &kind, RestoreTime: &ms})
	}
	for status != "normal" {
		if status == "createfail" {
			log.Fatalf("Instance %s is %s.", name, status)
		}
		time.Sleep(poll)
		status = statusOf(client, name)
	}
	fmt.Println(name, "is normal")
}
