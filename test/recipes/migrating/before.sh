snapshots="$HUAWEICLOUD_DWS_ENDPOINT/v1.0/$OS_PROJECT_ID/snapshots"
name="nightly-$(date -u +%F)"
curl -s -H "X-Auth-Token: $OS_TOKEN" -H "Content-Type: application/json" \
  -d "{\"snapshot\":{\"name\":\"$name\",\"cluster_id\":\"$CLUSTER_ID\"}}" "$snapshots"
until curl -s -H "X-Auth-Token: $OS_TOKEN" "$snapshots" | tr '}' '\n' |
  grep "\"name\":\"$name\"" | grep -q '"status":"AVAILABLE"'; do
  sleep "${POLL_SECONDS:-30}"
done
