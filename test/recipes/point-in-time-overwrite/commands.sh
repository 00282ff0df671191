hwbackup backup restore --to-instance orders --at "$AT" --max-wait 12h --yes
