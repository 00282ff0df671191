today=$(date -u +%F)
hwbackup backup restore-new --backup "nightly-$today" --name "drill-$today-{source}" --file drill.json --max-wait 12h
hwbackup instances
