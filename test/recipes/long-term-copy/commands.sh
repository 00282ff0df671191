month=$(date -u +%Y-%m)
hwbackup snapshot keep --snapshot "$SNAPSHOT" --name "monthly-$month" --max-wait 4h
hwbackup backup download --backup "$BACKUP" --to "${FOLDER:-archive}/monthly-$month"
