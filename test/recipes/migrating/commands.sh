hwbackup snapshot ensure --cluster nightly-dwh --name "nightly-$(date -u +%F)" --wait-if-busy 1h --max-wait 2h
