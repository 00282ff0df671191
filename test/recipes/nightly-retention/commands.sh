hwbackup snapshot ensure --cluster nightly-dwh --name nightly-{date} --wait-if-busy 1h --replace-failed --max-wait 2h &&
  hwbackup retention apply --cluster nightly-dwh --name-prefix nightly- --keep-daily 7 --keep-weekly 4 --keep-monthly 3 --yes
hwbackup backup ensure --instance orders --name nightly-{date} --wait-if-busy 1h --replace-failed --max-wait 2h &&
  hwbackup retention apply --instance orders --name-prefix nightly- --keep-daily 7 --keep-weekly 4 --keep-monthly 3 --yes
