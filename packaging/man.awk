# Makes the manual page of a command, in mdoc, of what the command says of
# itself and of its section in docs/commands.md.
#
#	layerc COMMAND --help | awk -f man.awk -v name=COMMAND -v date=DATE \
#		- commands.md
#	layerc-prove --help | awk -f man.awk -v name=prove -v date=DATE \
#		- programs.md
#
# Without a name it makes that of layerc, of the text before the first section.

# Text with what mdoc would take for its own escaped, and marks turned to fonts.
function inline(text,  out, part) {
	gsub(/\\\|/, "|", text)
	gsub(/\\/, "\\e", text)
	while (match(text, /\[[^]]*\]\([^)]*\)/)) {
		part = substr(text, RSTART + 1, RLENGTH - 1)
		sub(/\].*/, "", part)
		text = substr(text, 1, RSTART - 1) part \
			substr(text, RSTART + RLENGTH)
	}
	out = ""
	while (match(text, /`[^`]*`|\*[A-Za-z][^*`]*\*/)) {
		out = out substr(text, 1, RSTART - 1) \
			(substr(text, RSTART, 1) == "*" ? "\\fI" : "\\fB") \
			substr(text, RSTART + 1, RLENGTH - 2) "\\fR"
		text = substr(text, RSTART + RLENGTH)
	}
	return out text
}

# Text in lines that are short, one sentence each at most.
function print_text(text,  words, count, i, line) {
	count = split(inline(text), words, " ")
	line = ""
	for (i = 1; i <= count; i++) {
		if (line != "" && length(line " " words[i]) > 76) {
			print_line(line)
			line = ""
		}
		line = line == "" ? words[i] : line " " words[i]
		if (words[i] ~ /[.!?]$/) {
			print_line(line)
			line = ""
		}
	}
	if (line != "")
		print_line(line)
}

function print_line(line) {
	print (line ~ /^[.']/ ? "\\&" : "") line
}

function end_paragraph() {
	if (paragraph != "") {
		if (!is_first)
			print ".Pp"
		print_text(paragraph)
		is_first = 0
	}
	paragraph = ""
	if (in_code)
		print ".Ed"
	if (in_table)
		print ".El"
	if (in_code || in_table)
		is_first = 0
	in_code = in_table = 0
}

# A line of Markdown: what is used in commands.md, and no more.
function markdown(line,  cells, count, head) {
	if (line ~ /^### /) {
		end_paragraph()
		print ".Ss " substr(line, 5)
		is_first = 1
	} else if (line ~ /^    /) {
		if (!in_code) {
			end_paragraph()
			print ".Bd -literal -offset indent"
			in_code = 1
		} else if (blank) {
			print ""
		}
		blank = 0
		line = substr(line, 5)
		gsub(/\\/, "\\e", line)
		print_line(line)
	} else if (line ~ /^\|/) {
		if (!in_table) {
			end_paragraph()
			print ".Bl -tag -width Ds"
			in_table = 1
			rows = 0
		}
		if (++rows <= 2)	# the head, and the rule below it
			return
		gsub(/\\\|/, "\001", line)
		count = split(line, cells, / *\| */)
		head = cells[2]
		if (count > 4)
			head = head ": " cells[3]
		gsub(/\001/, "|", head)
		gsub(/\001/, "|", cells[count - 1])
		print ".It " quoted(head)
		print_text(cells[count - 1])
	} else if (line == "") {
		if (!in_code)
			end_paragraph()
		else
			blank = 1
	} else {
		if (in_code || in_table)
			end_paragraph()
		blank = 0
		paragraph = paragraph == "" ? line : paragraph " " line
	}
}

function quoted(text) {
	text = inline(text)
	gsub(/"/, "\\(dq", text)
	return "\"" text "\""
}

# "-v, --verbose" and the like, as mdoc has options.
function option(words,  parts, count, i, text) {
	count = split(words, parts, /,? +/)
	text = ""
	for (i = 1; i <= count; i++)
		if (parts[i] ~ /^-/)
			text = text (text == "" ? "" : " , ") \
				"Fl " substr(parts[i], 2)
		else if (parts[i] != "")
			text = text " Ar " parts[i]
	return text
}

function synopsis(  i) {
	print ".Sh SYNOPSIS"
	print ".Nm layerc" (name == "" ? "" : (is_program ? "-" : " ") name)
	if (name == "") {
		print ".Op Fl C Ar DIR"
		print ".Ar COMMAND"
		print ".Op Ar OPTION ..."
		print ".Op Ar NAME ..."
		return
	}
	for (i = 1; i <= option_count; i++)
		print ".Op " short_form(options[i])
	count = split(words, parts, " ")
	for (i = 1; i <= count; i++) {
		line = parts[i]
		while (line ~ /^\[/ && line !~ /\]$/ && i < count)
			line = line " " parts[++i]
		if (line ~ /^\[-- /)
			print ".Op Fl \\&- Ar " bare(substr(line, 5, length(line) - 5))
		else if (line ~ /^\[.*\]$/)
			print ".Op Ar \"" bare(substr(line, 2, length(line) - 2)) "\""
		else
			print ".Ar " bare(line)
	}
}

function bare(text) {
	gsub(/\|/, " | ", text)
	return text
}

function short_form(words) {
	words = option(words)
	sub(/ , Fl -[a-z-]+/, "", words)
	return words
}

function begin_page(  i) {
	print ".Dd " date
	print ".Dt " toupper("layerc" (name == "" ? "" : "-" name)) " 1"
	print ".Os"
	print ".Sh NAME"
	print ".Nm layerc" (name == "" ? "" : "-" name)
	print ".Nd " (name == "" ? "abstraction layers for kernels, checked" \
		: summary)
	synopsis()
	print ".Sh DESCRIPTION"
	is_first = 1
	is_begun = 1
}

function end_page(  i) {
	end_paragraph()
	if (name == "")
		print ".Sh COMMANDS"
	else if (option_count > 0)
		print ".Sh OPTIONS"
	if (option_count > 0)
		print ".Bl -tag -width Ds"
	for (i = 1; i <= option_count; i++) {
		print ".It " (name == "" ? "Xr layerc-" options[i] " 1" \
			: option(options[i]))
		print_text(texts[i] ".")
	}
	if (option_count > 0)
		print ".El"
	if (is_program) {
		print ".Sh SEE ALSO"
		print ".Xr layerc-verify 1"
	} else if (name != "") {
		print ".Sh EXIT STATUS"
		print "0 if all is fine, 1 if the input is wrong,"
		print "2 if the command line is, 3 if the host failed."
		print ".Sh SEE ALSO"
		print ".Xr layerc 1"
	}
}

# What the command says of itself comes first.
FNR == NR && /^usage: / && name != "" {
	words = $0
	is_program = words ~ /^usage: layerc-/
	sub(/^usage: layerc[ -][a-z]+ (\[OPTION \.\.\.\] )?/, "", words)
}
FNR == NR && /^options:/ { in_options = 1; next }
FNR == NR && in_options && name != "" && /^ +-/ {
	line = substr($0, 3)
	texts[++option_count] = substr(line, 28)
	options[option_count] = substr(line, 1, 27)
}
FNR == NR && in_options && name != "" && substr($0, 1, 29) ~ /^ +$/ {
	texts[option_count] = texts[option_count] " " substr($0, 30)
}
FNR == NR && !in_options && /^  [a-z]/ && name != "" {
	summary = substr($0, 3)
}
FNR == NR && !in_options && /^  [a-z]/ && name == "" {
	options[++option_count] = $1
	texts[option_count] = substr($0, 46)
}
FNR == NR { next }

FNR == 1 && name == "" { begin_page(); next }
/^## / {
	if (is_begun) {
		exit
	}
	if ($2 == name || $2 == "layerc-" name)
		begin_page()
	next
}
/^    layerc \[-C DIR\] COMMAND / { next }	# the synopsis has it
is_begun { markdown($0) }
END { end_page() }
