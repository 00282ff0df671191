hwbackup call listRestoreTimes --instance-id d8e6ca5a624745bcb546a227aa3ae1cfin02 --date "${AT%T*}"
hwbackup backup restore-new --instance orders --at "$AT" --name "orders-{source}" --file settings.json --password-file "$PASSWORD_FILE" --max-wait 12h
