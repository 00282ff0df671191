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

// ReadQuery sets the fields of the structure with the parameters of the query.
func readQuery(query map[string]json.RawMessage, parameters reflect.Value) error {
	for name, value := range query {
		// A field has the name without underscores, and one at its end if Go has the name for something else.
		field := parameters.FieldByNameFunc(func(field string) bool {
			return strings.EqualFold(strings.TrimSuffix(field, "_"), strings.ReplaceAll(name, "_", ""))
		})
		if err := json.Unmarshal(value, field.Addr().Interface()); err != nil {
			return err
		}
	}
	return nil
}

// ArgumentsOf reads the arguments of a method: the context, the values of the path, and the body or the parameters.
func argumentsOf(method reflect.Type, one call) ([]reflect.Value, error) {
	arguments := []reflect.Value{reflect.ValueOf(context.Background())}
	for index := 1; index < method.NumIn(); index++ {
		var err error
		kind := method.In(index)
		value := reflect.New(kind)
		switch {
		case index <= len(one.PathValues):
			err = json.Unmarshal(one.PathValues[index-1], value.Interface())
		case kind.Kind() == reflect.Pointer:
			value.Elem().Set(reflect.New(kind.Elem()))
			err = readQuery(one.Query, value.Elem().Elem())
		default:
			err = json.Unmarshal(one.Body, value.Interface())
		}
		if err != nil {
			return nil, err
		}
		arguments = append(arguments, value.Elem())
	}
	return arguments, nil
}

func callMethod(client any, one call) (any, error) {
	method := reflect.ValueOf(client).MethodByName(strings.ToUpper(one.Operation[:1]) + one.Operation[1:])
	if !method.IsValid() {
		return nil, fmt.Errorf("unknown operation %s", one.Operation)
	}
	arguments, err := argumentsOf(method.Type(), one)
	if err != nil {
		return nil, err
	}
	results := method.Call(arguments)
	err, _ = results[len(results)-1].Interface().(error)
	if len(results) == 1 {
		return nil, err
	}
	return results[0].Interface(), err
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
	clients := map[string]any{
		"dds": dds.New(dds.Config{ServerURL: given.Server, Auth: dds.Auth{APIKey: token}}),
		"dws": dws.New(dws.Config{ServerURL: given.Server, Auth: dws.Auth{APIKey: token}}),
	}
	var outcomes []map[string]any
	for _, one := range given.Calls {
		var result map[string]any
		if err == nil {
			result, err = outcome(callMethod(clients[one.Service], one))
			outcomes = append(outcomes, result)
		}
	}
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(outcomes)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
