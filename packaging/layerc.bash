# Completion of layerc for bash: all words come from layerc itself.

_layerc_options() {
	layerc "$1" --help | sed -n 's/^  \(-[a-z], \)\{0,1\} *\(--[a-z-]*\).*/\2/p'
}

# The names of kernels and layers in the project that the folder $1 is in.
_layerc_names() {
	local root

	root=$(cd "$1" 2>/dev/null && while [ ! -d layers ] &&
		[ "$PWD" != / ]; do cd ..; done && pwd)
	find "$root/layers" -name '*.kernel' -o -name '*.layer' 2>/dev/null |
		sed 's,.*/,,; s/\.[a-z]*$//'
}

_layerc() {
	local word=$2 before=$3 command='' folder=. i words

	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		-C) folder=${COMP_WORDS[++i]} ;;
		*) command=${COMP_WORDS[i]}; break ;;
		esac
	done
	COMPREPLY=()
	case $before:$command:$word in
	-C:*) compopt -o dirnames; return ;;
	*::*) words="-C --help --version
		$(layerc --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p')" ;;
	--format:*) words=$(layerc check --help | sed -n \
		's/.*--format.*reports as //; T; s/,\| or/ /gp') ;;
	--since:*) words=$(git -C "$folder" for-each-ref \
		--format='%(refname:short)' 2>/dev/null) ;;
	-o:* | --output:* | --baseline:* | --tests:* | --file:* | --commands:*)
		compopt -o default; return ;;
	*:*:-*) words=$(_layerc_options "$command") ;;
	*:fmt:* | *:init:*) compopt -o default; return ;;
	*:explain:*) words=$(layerc explain | sed 's/^[A-Z]* *//') ;;
	layerc:new:* | new:new:*) words='kernel layer primitive' ;;
	*) words=$(_layerc_names "$folder") ;;
	esac
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}

complete -F _layerc layerc
