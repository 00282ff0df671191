today=$(date -u +%F)
began=$(date +%s)
hwbackup snapshot restore --snapshot "nightly-$today" --name "drill-$today-{source}" --wait-if-busy 1h --max-wait 12h &&
  echo "restored in $((($(date +%s) - began) / 60 + 1)) min"
hwbackup clusters
