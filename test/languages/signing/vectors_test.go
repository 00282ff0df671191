package main

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"
)

// Signs each vector of vectors.json and prints the signatures, one per line.
func TestVectors(t *testing.T) {
	text, err := os.ReadFile("vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct {
		Method, URL, Body, AccessKeyID, SecretAccessKey string
		Headers                                         map[string]string
	}
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	for _, vector := range vectors {
		signature, err := Sign(vector.Method, vector.URL, vector.Headers, vector.Body, vector.AccessKeyID, vector.SecretAccessKey)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println(signature)
	}
}
