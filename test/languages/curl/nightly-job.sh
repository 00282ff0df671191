#!/bin/sh
# Runs the nightly job with curl and prints all responses as JSON: sh nightly-job.sh SERVER CLUSTER NAME
#
# The credentials are in the environment, under the names that OpenStack's tools use.
set -eu
server=$1 cluster=$2 name=$3

call() {
  curl --silent --show-error --fail --header "Content-Type: application/json" "$@"
}

# Requests a token from IAM, which returns it in a header.
user="{\"name\":\"$OS_USERNAME\",\"password\":\"$OS_PASSWORD\",\"domain\":{\"name\":\"$OS_USER_DOMAIN_NAME\"}}"
identity="{\"methods\":[\"password\"],\"password\":{\"user\":$user}}"
auth="{\"auth\":{\"identity\":$identity,\"scope\":{\"project\":{\"id\":\"$OS_PROJECT_ID\"}}}}"
token=$(call --output /dev/null --dump-header - --data "$auth" "$OS_AUTH_URL/auth/tokens" |
  tr -d '\r' | grep -i '^x-subject-token:' | cut -d ' ' -f 2)
[ -n "$token" ] || exit 1 # curl has printed the reason.

authenticated() {
  call --header "X-Auth-Token: $token" "$@"
}

snapshots="$server/v1.0/$OS_PROJECT_ID/snapshots"
listed=$(authenticated "$snapshots")
created=$(authenticated --data "{\"snapshot\":{\"name\":\"$name\",\"cluster_id\":\"$cluster\"}}" "$snapshots")
id=$(printf %s "$created" | sed 's/.*"id":"\([^"]*\)".*/\1/')

polls="" status=CREATING count=0
while [ "$status" != AVAILABLE ]; do
  if [ "$count" -eq 100 ] || [ "$status" != CREATING ]; then
    echo "After $count polls the snapshot is ${status:-gone}." >&2
    exit 1
  fi
  [ "$count" -eq 0 ] || sleep 0.1
  poll=$(authenticated "$snapshots")
  polls="${polls:+$polls,}$poll"
  # A snapshot of this list contains no objects, so that a brace ends a snapshot.
  status=$(printf %s "$poll" | tr '}' '\n' | grep "\"id\":\"$id\"" | sed 's/.*"status":"\([^"]*\)".*/\1/')
  count=$((count + 1))
done

pages="" offset=0 total=1
while [ "$offset" -lt "$total" ]; do
  page=$(authenticated "$server/v3/$OS_PROJECT_ID/backups?offset=$offset&limit=10")
  pages="${pages:+$pages,}$page"
  total=$(printf %s "$page" | sed 's/.*"total_count":\([0-9]*\).*/\1/')
  offset=$((offset + 10))
done

printf '{"listed":%s,"created":%s,"polls":[%s],"pages":[%s]}\n' "$listed" "$created" "$polls" "$pages"
