// cspell:ignore COMPREPLY CWORD compdef compgen compopt compset esac funcstack mapfile

/** The shells for which there is completion. */
export const shells = ["bash", "zsh", "fish"] as const;

/**
 * A script for each shell. It calls `hwbackup complete` with the words up to the cursor, which prints a line for each completion:
 * the word, and what it means after a tab; or `:files` or `:folders` alone.
 */
export const completionScripts: Readonly<Record<(typeof shells)[number], string>> = {
  // For bash 3.2 of macOS, too, which has no mapfile and no compopt.
  bash: `# Completion of hwbackup in bash.
_hwbackup() {
  local line current="\${COMP_WORDS[COMP_CWORD]}" names=
  [ "$current" = "=" ] && current=
  COMPREPLY=()
  while IFS= read -r line; do
    case "$line" in
      :files) names=-f ;;
      :folders) names=-d ;;
      *) COMPREPLY+=("\${line%%$'\\t'*}") ;;
    esac
  done < <(hwbackup complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null </dev/null)
  [ -n "$names" ] || return 0
  compopt -o filenames 2>/dev/null
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$names" -- "$current")
}
complete -F _hwbackup hwbackup huaweicloud-dws-dds
`,
  zsh: `#compdef hwbackup huaweicloud-dws-dds
# Completion of hwbackup in zsh.
_hwbackup() {
  local line tab=$'\\t'
  local -a completions
  for line in "\${(@f)$(hwbackup complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null </dev/null)}"; do
    case "$line" in
      :files) compset -P '--*='; _files ;;
      :folders) compset -P '--*='; _files -/ ;;
      ?*) completions+=("\${\${line%%$tab*}//:/\\\\:}:\${line#*$tab}") ;;
    esac
  done
  (( $#completions == 0 )) || _describe hwbackup completions
}
if [[ "\${funcstack[1]}" == _hwbackup ]]; then
  _hwbackup "$@"
else
  compdef _hwbackup hwbackup huaweicloud-dws-dds
fi
`,
  fish: `# Completion of hwbackup in fish.
function __hwbackup_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l current (commandline -ct | string unescape)
    set -l prefix (string match -r -- '^--[^=]*=' "$current")
    set -l path (string replace -- "$prefix" "" "$current")
    for line in (hwbackup complete -- $words "$current" 2>/dev/null </dev/null)
        switch $line
            case :files
                printf "$prefix%s\\n" (__fish_complete_path "$path")
            case :folders
                printf "$prefix%s\\n" (__fish_complete_directories "$path" "")
            case '*'
                printf '%s\\n' $line
        end
    end
end
complete -c hwbackup -f -a '(__hwbackup_complete)'
complete -c huaweicloud-dws-dds -f -a '(__hwbackup_complete)'
`,
};
