# SPDX-License-Identifier: GPL-3.0-or-later
# Plain text to a manual page (man(7)). A line in capitals is a heading; a line that begins with two blanks is a term and, after two blanks
# or more, what it means; four blanks are kept as they are; anything else is text, in which `…` and --options come out bold.

function escape(text) {
    gsub(/\\/, "\\e", text)
    gsub(/-/, "\\-", text)
    return text
}

# So that no line of text is taken for a request.
function guard(text) {
    return text ~ /^[.']/ ? "\\&" text : text
}

# In lines of at most 80 bytes where there are blanks.
function put(text,    words, n, i, line) {
    n = split(text, words, " ")
    for (i = 1; i <= n; i++) {
        if (line != "" && length(line) + length(words[i]) > 76) {
            print guard(line)
            line = ""
        }
        line = line (line == "" ? "" : " ") words[i]
    }
    print guard(line)
}

function bold(text) {
    return "\\fB" escape(text) "\\fR"
}

function mark_options(text,    out) {
    while (match(text, /--[a-z][a-z-]*/)) {
        out = out escape(substr(text, 1, RSTART - 1)) bold(substr(text, RSTART, RLENGTH))
        text = substr(text, RSTART + RLENGTH)
    }
    return out escape(text)
}

# Every other piece between back-ticks stands in them.
function mark(text,    pieces, n, i, out) {
    n = split(text, pieces, "`")
    for (i = 1; i <= n; i++)
        out = out (i % 2 == 1 ? mark_options(pieces[i]) : bold(pieces[i]))
    return out
}

# -o, --output DIR: what is typed as it stands is bold, what stands for something else is in italics.
function mark_term(text,    words, n, i, out, comma) {
    n = split(text, words, " ")
    for (i = 1; i <= n; i++) {
        comma = sub(/,$/, "", words[i]) ? "," : ""
        out = out (i > 1 ? " " : "") (words[i] ~ /^[-a-z0-9]/ ? bold(words[i]) : "\\fI" escape(words[i]) "\\fR") comma
    }
    return out
}

function end_kept() {
    if (kept)
        print ".fi\n.RE"
    kept = 0
}

BEGIN {
    printf ".\\\" Made by tools/man.sh; do not edit.\n"
    printf ".TH \"%s\" \"%s\" \"%s\" \"vaktplan %s\" \"vaktplan\"\n", toupper(page), section, date, version
}

/^$/ {
    blank = 1
    next
}

/^[A-Z][A-Z ]*$/ {
    end_kept()
    print ".SH " $0
    blank = termed = 0
    fresh = 1
    next
}

/^    / {
    if (!kept)
        print (fresh ? "" : ".PP\n") ".RS 4\n.nf"
    else if (blank)
        print ".sp"
    kept = 1
    blank = fresh = 0
    print guard(escape(substr($0, 5)))
    next
}

/^  [^ ]/ {
    end_kept()
    term = substr($0, 3)
    meaning = ""
    if (match(term, /   *[^ ]/)) {
        meaning = substr(term, RSTART + RLENGTH - 1)
        term = substr(term, 1, RSTART - 1)
    }
    print ".TP\n" mark_term(term)
    put(mark(meaning))
    blank = fresh = 0
    termed = 1
    next
}

{
    end_kept()
    if ((blank || termed) && !fresh)
        print ".PP"
    blank = fresh = termed = 0
    put(mark($0))
}

END {
    end_kept()
}
