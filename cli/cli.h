/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: main finds the command, options.c reads what the user typed by the command's own table, the command calls the rooms
 * and prints. Results go to stdout, messages to stderr. */
#ifndef VP_CLI_CLI_H
#define VP_CLI_CLI_H

#include "model/base/arena.h"
#include "model/base/error.h"
#include "model/base/text.h"
#include "model/problem.h"

#include <stdbool.h>

enum vp_exit {
    VP_EXIT_DONE = 0,
    VP_EXIT_INPUT = 1, /* what the user wrote is wrong, or a file cannot be read or written */
    VP_EXIT_USAGE = 2,
    VP_EXIT_NO = 3,    /* solve: proven impossible; audit: violations */
    VP_EXIT_LIMIT = 4, /* stopped at a limit with nothing to show */
    VP_EXIT_FAULT = 70,
};

/* An option of a command. */
struct vp_flag {
    const char *name;  /* without dashes */
    char letter;       /* short form; 0 = none */
    const char *value; /* what --help calls its value; NULL = takes none */
    const char *says;
};

/* Of every command that reads a plan. */
#define VP_FLAG_SCENARIO                                                                                               \
    {                                                                                                                  \
        "scenario", 0, "NAME", "the plan with this scenario laid over it"                                              \
    }
#define VP_FLAG_HISTORY                                                                                                \
    {                                                                                                                  \
        "history", 0, "ROSTER.csv", "the roster of the period before: its duties still count"                          \
    }

/* Of every command that writes what it knows of a roster (writing.c). */
#define VP_FLAG_LANG                                                                                                   \
    {                                                                                                                  \
        "lang", 0, "nb|en", "the language of everything written, instead of the plan's"                                \
    }
#define VP_FLAG_ANONYMOUS                                                                                              \
    {                                                                                                                  \
        "anonymous", 0, NULL, "pseudonyms instead of the doctors' ids and names; homes are not named"                  \
    }
#define VP_FLAG_CSV_SEPARATOR                                                                                          \
    {                                                                                                                  \
        "csv-separator", 0, "CHAR", "between cells of CSV files: ',', ';' (for spreadsheets in Norwegian) or tab"      \
    }

#define VP_FLAG_CALENDAR_TRAVEL                                                                                        \
    {                                                                                                                  \
        "calendar-travel", 0, NULL, "the doctors' calendars show drives to and from duties too"                        \
    }

enum { VP_MAX_FLAGS = 24, VP_MAX_OPERANDS = 3 };

struct vp_call;
struct vp_read_options; /* inputs/inputs.h */

/* A command and everything that its --help says; --help itself is understood everywhere and stands in no table. */
struct vp_command {
    const char *name;
    const char *says;                      /* one line */
    const char *operands[VP_MAX_OPERANDS]; /* as --help calls them; all must be given */
    bool many;                             /* and the last any number of times */
    const char *more;                      /* a paragraph, with exit codes */
    const struct vp_flag *flags;
    int n_flags;
    int (*run)(const struct vp_call *call); /* returns the exit code */
};

/* What the user typed. */
struct vp_call {
    const struct vp_command *command;
    const char *operand[VP_MAX_OPERANDS];
    char *const *more; /* operands behind these; only of a command that takes many */
    int n_more;
    const char *value[VP_MAX_FLAGS]; /* by the command's table; NULL = not given, "" = given, takes no value */
};

extern const struct vp_command vp_command_check;
extern const struct vp_command vp_command_solve;
extern const struct vp_command vp_command_audit;
extern const struct vp_command vp_command_report;
extern const struct vp_command vp_command_export;
extern const struct vp_command vp_command_init;
extern const struct vp_command vp_command_why;
extern const struct vp_command vp_command_compare;

/* ---- options.c ---- */

/* Runs `command` on argv (argv[0] is its name); usage errors and --help are answered here. Returns the exit code. */
int vp_command_run(const struct vp_command *command, int argc, char **argv);

/* The value of option `name`, "" for one that takes none, NULL if it was not given. */
const char *vp_call_value(const struct vp_call *call, const char *name);
static inline bool vp_call_has(const struct vp_call *call, const char *name)
{
    return vp_call_value(call, name) != NULL;
}

/* Prints `vaktplan COMMAND: message (vaktplan COMMAND --help)` on stderr and returns VP_EXIT_USAGE. */
int vp_usage_error(const struct vp_call *call, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Reads the value of option `name` as a number from `least` to `most` (digits and a decimal point, nothing else); leaves *number alone
 * if it was not given. False after a message if it is no such number. */
bool vp_call_number(const struct vp_call *call, const char *name, double least, double most, double *number);

/* As vp_call_number for whole numbers from 0 to `most`. */
bool vp_call_whole(const struct vp_call *call, const char *name, long long most, long long *number);

/* ---- complete.c ---- */

/* Prints what the last of the `n_words` words after `vaktplan` can become, for the shell in which they are being typed: a line
 * `WORD<tab>what it is` for each, or a pattern of the files (`*.yaml`) or folders (`*` and a slash) that fit. Prints nothing where nothing
 * is known, and never an error. Returns the exit code. */
int vp_complete(const struct vp_command *const *commands, int n_commands, int n_words, char *const *words);

struct vp_report;
struct vp_report_options;

/* ---- session.c ---- */

/* A plan that was read and worked out, with the memory and the errors of the whole run. */
struct vp_session {
    struct vp_arena arena;
    struct vp_errors errors;
    struct vp_plan *plan;
    struct vp_problem *problem;
};

/* Reads and works out the plan that the call names first, with its --scenario laid over it and its --history before it. False with
 * session->errors filled; close it in either case. */
bool vp_session_open(struct vp_session *session, const struct vp_call *call);

/* The same in two steps: an empty session, and into it the plan at `path`; the folder of profiles is found. */
void vp_session_begin(struct vp_session *session);
bool vp_session_read(struct vp_session *session, const char *path, const struct vp_read_options *options);

/* Reads the plan with each of its scenarios in turn; false with session->errors filled if one of them is wrong. */
bool vp_session_check_scenarios(struct vp_session *session);

void vp_session_close(struct vp_session *session);

/* The same path without links, `.` and `..`, for people to read; as it is if there is nothing there. Lives in the arena. */
const char *vp_plain_path(struct vp_arena *arena, const char *path);

/* The folder with the profiles, from where the program itself stands: installed, or in a build tree. Templates and the schema stand
 * beside it. */
const char *vp_find_profiles(struct vp_arena *arena);

/* Prints the errors on stderr and returns the exit code that fits them. */
int vp_session_fail(const struct vp_session *session);

/* `nb` or `en` by the plan's language. */
const char *vp_either(const struct vp_plan *plan, const char *nb, const char *en)
    __attribute__((format_arg(2), format_arg(3)));

/* ---- writing.c ---- */

/* Reads --lang and --csv-separator; false after a message if there is no such language or separator. */
bool vp_call_written(const struct vp_call *call, struct vp_report_options *options);

/* With --anonymous, makes the report one that names no doctor; false with session->errors filled. To be called when the roster was judged, and before
 * anything is written. */
bool vp_session_disguise(struct vp_session *session, const struct vp_call *call, struct vp_report *report);

/* ---- standard output ---- */

/* Prints `text` and clears it. */
void vp_print_text(struct vp_text *text);

/* Prints which file of `folder` to open. */
void vp_print_opening(const struct vp_plan *plan, const char *folder);

/* Writes out what is left; returns the errno of the first write that failed, or 0. */
int vp_print_end(void);

#endif
