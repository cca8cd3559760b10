# Completion of layerc for fish: all words come from layerc itself.

# The command that the line has so far, or nothing.
function __layerc_command
    set -l words (commandline -opc)
    set -e words[1]
    while test (count $words) -gt 1 -a "$words[1]" = -C
        set -e words[1..2]
    end
    test (count $words) -gt 0; and echo $words[1]
end

function __layerc_folder
    set -l words (commandline -opc)
    set -l at (contains -i -- -C $words); and echo $words[(math $at + 1)]; or echo .
end

function __layerc_names
    set -l root (realpath (__layerc_folder))
    while not test -d $root/layers -o $root = /
        set root (dirname $root)
    end
    for path in $root/layers/**.kernel $root/layers/**.layer
        basename $path | string replace -r '\.[a-z]*$' ''
    end
end

function __layerc_options
    layerc (__layerc_command) --help |
        string replace -rf '^  (?:-[a-z], )? *(--[a-z-]+)(?: \S+)? +(.*)' '$1\t$2'
end

set -l is_command 'test -z "$(__layerc_command)"'

complete -c layerc -f
complete -c layerc -n $is_command -s C -xa '(__fish_complete_directories)'
complete -c layerc -n $is_command -a '--help --version'
complete -c layerc -n $is_command -a \
    '(layerc --help | string replace -rf "^  ([a-z]+) .{35}(.*)" "\$1\t\$2")'
complete -c layerc -n "not $is_command; and string match -q -- '-*' (commandline -ct)" \
    -a '(__layerc_options)'
complete -c layerc -n "not $is_command; and not contains (__layerc_command) new explain fmt init" \
    -a '(__layerc_names)'
complete -c layerc -n 'test "$(__layerc_command)" = explain' \
    -a '(layerc explain | string replace -r "^[A-Z]+ +" "")'
complete -c layerc -n 'test "$(__layerc_command)" = new' \
    -a '(test (commandline -opc)[-1] = new; and printf "%s\n" kernel layer primitive; or __layerc_names)'
complete -c layerc -n 'contains (__layerc_command) fmt init' -F
complete -c layerc -n "not $is_command" -l format -xa '(layerc check --help |
    string replace -rf ".*--format.*reports as " "" | string split -n -- , | string split -- " or " | string trim)'
complete -c layerc -n "not $is_command" -l since -xa \
    '(git -C (__layerc_folder) for-each-ref --format="%(refname:short)" 2>/dev/null)'
complete -c layerc -n "not $is_command" -s o -l output -rF
for option in baseline tests file commands
    complete -c layerc -n "not $is_command" -l $option -rF
end
