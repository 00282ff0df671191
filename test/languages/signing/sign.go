// Signs requests with an access key (SDK-HMAC-SHA256), and lists the snapshots of a project: go run sign.go SERVER PROJECT
//
// The key is in the environment variables HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK.
package main

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"sort"
	"strings"
	"time"
)

const algorithm = "SDK-HMAC-SHA256"

// Recode applies the percent-encoding of RFC 3986, whatever the encoding of the text.
func recode(text string) string {
	if decoded, err := url.PathUnescape(text); err == nil {
		text = decoded
	}
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

// CanonicalQuery sorts the parameters by name, then by value.
func canonicalQuery(query string) string {
	var pairs [][2]string
	for _, pair := range strings.Split(query, "&") {
		if name, value, _ := strings.Cut(strings.ReplaceAll(pair, "+", " "), "="); pair != "" {
			pairs = append(pairs, [2]string{recode(name), recode(value)})
		}
	}
	sort.Slice(pairs, func(i, j int) bool {
		return pairs[i][0] < pairs[j][0] || pairs[i][0] == pairs[j][0] && pairs[i][1] < pairs[j][1]
	})
	joined := make([]string, len(pairs))
	for index, pair := range pairs {
		joined[index] = pair[0] + "=" + pair[1]
	}
	return strings.Join(joined, "&")
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Sign returns the value of Authorization. The headers, x-sdk-date among them, have names in lower case.
func Sign(method, address string, headers map[string]string, body, accessKey, secretKey string) (string, error) {
	target, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	segments := strings.Split(target.EscapedPath(), "/")
	for index, segment := range segments {
		segments[index] = recode(segment)
	}
	path := strings.Join(segments, "/")
	if !strings.HasSuffix(path, "/") {
		path += "/" // For the signature only.
	}
	var names []string
	for name := range headers {
		if !strings.Contains(name, "_") {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	lines := ""
	for _, name := range names {
		lines += name + ":" + strings.TrimSpace(headers[name]) + "\n"
	}
	list := strings.Join(names, ";")
	canonical := strings.Join([]string{method, path, canonicalQuery(target.RawQuery), lines, list, hash(body)}, "\n")
	mac := hmac.New(sha256.New, []byte(secretKey))
	fmt.Fprintf(mac, "%s\n%s\n%s", algorithm, headers["x-sdk-date"], hash(canonical))
	return fmt.Sprintf("%s Access=%s, SignedHeaders=%s, Signature=%x", algorithm, accessKey, list, mac.Sum(nil)), nil
}

// SignRequests returns a function that signs a request, body included. Generated clients take it as WithRequestEditorFn.
func SignRequests(project, accessKey, secretKey string) func(context.Context, *http.Request) error {
	return func(_ context.Context, request *http.Request) error {
		var body []byte
		if request.Body != nil {
			var err error
			if body, err = io.ReadAll(request.Body); err != nil {
				return err
			}
			request.Body = io.NopCloser(bytes.NewReader(body))
		}
		headers := map[string]string{
			"host":         request.URL.Host,
			"x-project-id": project,
			"x-sdk-date":   time.Now().UTC().Format("20060102T150405Z"), // Sign every attempt anew.
		}
		authorization, err := Sign(request.Method, request.URL.String(), headers, string(body), accessKey, secretKey)
		if err != nil {
			return err
		}
		for name, value := range headers {
			request.Header.Set(name, value)
		}
		request.Header.Set("Authorization", authorization)
		return nil
	}
}

func listSnapshots(server, project string) error {
	request, err := http.NewRequest(http.MethodGet, server+"/v1.0/"+project+"/snapshots", nil)
	if err != nil {
		return err
	}
	sign := SignRequests(project, os.Getenv("HUAWEICLOUD_SDK_AK"), os.Getenv("HUAWEICLOUD_SDK_SK"))
	if err := sign(context.Background(), request); err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("the service responded with %s", response.Status)
	}
	var list struct {
		Snapshots []struct{ Name, Status string }
	}
	if err := json.NewDecoder(response.Body).Decode(&list); err != nil {
		return err
	}
	for _, snapshot := range list.Snapshots {
		fmt.Println(snapshot.Name, snapshot.Status)
	}
	return nil
}

func main() {
	if err := listSnapshots(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
