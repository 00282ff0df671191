hwbackup status --max-age 26h --output prometheus >"$FILE.tmp" || [ $? -eq 4 ]
mv "$FILE.tmp" "$FILE"
