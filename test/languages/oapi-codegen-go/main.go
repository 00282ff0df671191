// Makes calls with the generated clients and prints each outcome as JSON: call < CALLS
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"reflect"
	"strings"

	"generated/dds"
	"generated/dws"
)

type given struct {
	Server string `json:"server"`
	Token  string `json:"token"`
	Calls  []call `json:"calls"`
}

type call struct {
	Service   string `json:"service"`
	Operation string `json:"operation"`
	// The values of the path, in its order.
	PathValues []json.RawMessage `json:"pathValues"`
	Query      json.RawMessage   `json:"query"`
	Body       json.RawMessage   `json:"body"`
}

func newClients(server, token string) (map[string]any, error) {
	authenticate := func(_ context.Context, request *http.Request) error {
		request.Header.Set("X-Auth-Token", token)
		return nil
	}
	dwsClient, err := dws.NewClientWithResponses(server, dws.WithRequestEditorFn(authenticate))
	if err != nil {
		return nil, err
	}
	ddsClient, err := dds.NewClientWithResponses(server, dds.WithRequestEditorFn(authenticate))
	return map[string]any{"dds": ddsClient, "dws": dwsClient}, err
}

// ArgumentsOf reads the arguments of a method: the context, the values of the path, and the parameters of the query or the
// body. The last parameter of the method is for functions that change the request.
func argumentsOf(method reflect.Type, one call) ([]reflect.Value, error) {
	arguments := []reflect.Value{reflect.ValueOf(context.Background())}
	for index := 1; index < method.NumIn()-1; index++ {
		raw := one.Body
		if index <= len(one.PathValues) {
			raw = one.PathValues[index-1]
		} else if method.In(index).Kind() == reflect.Pointer {
			raw = one.Query
		}
		value := reflect.New(method.In(index))
		if err := json.Unmarshal(raw, value.Interface()); err != nil {
			return nil, err
		}
		arguments = append(arguments, value.Elem())
	}
	return arguments, nil
}

// Outcome takes the body in the type that the client has for its status.
func outcome(result reflect.Value) map[string]any {
	status := result.MethodByName("StatusCode").Call(nil)[0].Interface().(int)
	var body any
	field := result.Elem().FieldByName(fmt.Sprintf("JSON%d", status))
	if status < 300 {
		if field.IsValid() {
			body = field.Interface()
		}
		return map[string]any{"response": body}
	}
	if !field.IsValid() {
		field = result.Elem().FieldByName("JSONDefault")
	}
	return map[string]any{"error": map[string]any{"status": status, "body": field.Interface()}}
}

func makeCall(client any, one call) (map[string]any, error) {
	name := strings.ToUpper(one.Operation[:1]) + one.Operation[1:] + "WithResponse"
	method := reflect.ValueOf(client).MethodByName(name)
	if !method.IsValid() {
		return nil, fmt.Errorf("unknown operation %s", one.Operation)
	}
	arguments, err := argumentsOf(method.Type(), one)
	if err != nil {
		return nil, err
	}
	results := method.Call(arguments)
	if err, failed := results[1].Interface().(error); failed {
		return nil, err
	}
	return outcome(results[0]), nil
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
		if outcomes[index], err = makeCall(clients[one.Service], one); err != nil {
			return fmt.Errorf("%s: %w", one.Operation, err)
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
