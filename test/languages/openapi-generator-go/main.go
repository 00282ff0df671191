// Makes calls with the generated clients and prints each outcome as JSON: call < CALLS
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
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
	PathValues []json.RawMessage          `json:"pathValues"`
	Query      map[string]json.RawMessage `json:"query"`
	Body       json.RawMessage            `json:"body"`
}

func newClients(server, token string) map[string]any {
	dwsClient := dws.NewConfiguration()
	dwsClient.Servers = dws.ServerConfigurations{{URL: server}}
	dwsClient.AddDefaultHeader("X-Auth-Token", token)
	ddsClient := dds.NewConfiguration()
	ddsClient.Servers = dds.ServerConfigurations{{URL: server}}
	ddsClient.AddDefaultHeader("X-Auth-Token", token)
	return map[string]any{"dds": dds.NewAPIClient(ddsClient), "dws": dws.NewAPIClient(dwsClient)}
}

// MethodOf returns the method of an operation: the client has a field for each tag of the description.
func methodOf(client any, operation string) (reflect.Value, error) {
	fields := reflect.ValueOf(client).Elem()
	for index := range fields.NumField() {
		if !fields.Type().Field(index).IsExported() {
			continue
		}
		method := fields.Field(index).MethodByName(strings.ToUpper(operation[:1]) + operation[1:])
		if method.IsValid() {
			return method, nil
		}
	}
	return reflect.Value{}, fmt.Errorf("unknown operation %s", operation)
}

func read(kind reflect.Type, raw json.RawMessage) (reflect.Value, error) {
	value := reflect.New(kind)
	return value.Elem(), json.Unmarshal(raw, value.Interface())
}

// Set calls the method of the request for a value, if it is one.
func set(request reflect.Value, is func(name string) bool, raw json.RawMessage) (reflect.Value, error) {
	for index := range request.NumMethod() {
		if is(request.Type().Method(index).Name) {
			setter := request.Method(index)
			value, err := read(setter.Type().In(0), raw)
			return setter.Call([]reflect.Value{value})[0], err
		}
	}
	return request, errors.New("the request has no such method")
}

func requestOf(client any, one call) (reflect.Value, error) {
	method, err := methodOf(client, one.Operation)
	if err != nil {
		return method, err
	}
	arguments := []reflect.Value{reflect.ValueOf(context.Background())}
	for index, raw := range one.PathValues {
		value, err := read(method.Type().In(index+1), raw)
		if err != nil {
			return method, err
		}
		arguments = append(arguments, value)
	}
	request := method.Call(arguments)[0]
	for name, raw := range one.Query {
		// Go has some names for something else: their methods end with an underscore.
		is := func(setter string) bool {
			return strings.EqualFold(strings.TrimSuffix(setter, "_"), strings.ReplaceAll(name, "_", ""))
		}
		if request, err = set(request, is, raw); err != nil {
			return request, fmt.Errorf("%s: %w", name, err)
		}
	}
	if one.Body == nil {
		return request, nil
	}
	// The method has the name of the type of the body.
	return set(request, func(setter string) bool { return strings.HasSuffix(setter, "Request") }, one.Body)
}

func makeCall(client any, one call) (any, error) {
	request, err := requestOf(client, one)
	if err != nil {
		return nil, err
	}
	results := request.MethodByName("Execute").Call(nil)
	err, _ = results[len(results)-1].Interface().(error)
	if len(results) == 2 {
		return nil, err
	}
	return results[0].Interface(), err
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
		if outcomes[index], err = outcome(makeCall(clients[one.Service], one)); err != nil {
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
