/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of the plan's sections share: the plan being filled, what is known by name so far, and how single values are read.
 * Every reader goes on after an error, so that one run shows all of them; a value that was wrong keeps its default, and nothing that
 * follows only from an error seen before is reported. */
#ifndef VP_INPUTS_READER_H
#define VP_INPUTS_READER_H

#include "inputs/keys.h"
#include "inputs/names.h"
#include "inputs/node.h"
#include "inputs/source.h"
#include "model/plan.h"

/* Bounds within the plan; those on whole files stand in inputs.h. */
enum {
    VP_MAX_SITES = 1000,
    VP_MAX_MUNICIPALITIES = 1000,
    VP_MAX_LINES = 200,
    VP_MAX_RULES = 300,
    VP_MAX_PROFILES = 30,
    VP_MAX_ENTRIES = 400, /* of most lists: a doctor's leave, shifts of a day, dates */
    VP_MAX_WISHES = 2000, /* of one doctor */
    VP_MAX_BANDS = 24,    /* of travel: tables of all sites */
    VP_MAX_DOCTORS_A_DUTY = 100,
    VP_MAX_TRAVEL_MINUTES = 2880,
    VP_MAX_POPULATION = 10000000,
    VP_MAX_TITLE = 200, /* characters, also of a source */
    VP_MAX_NAME = 100,
    VP_MAX_LEDGER_DOCTORS = 10000, /* the plan's and those who left, over all the years */
    VP_MAX_LEDGER_CATEGORIES = 300,
    VP_MAX_BALANCE = 100000,
    VP_MAX_POINTS = 1000000, /* of a weight or price: beyond it sums of points lose their decimals */
};

/* Which doctors a rule speaks of, key by key: a flag for each doctor; NULL = the key is not given. */
enum { VP_SCOPE_KEYS = 5 };
struct vp_rule_scope {
    bool *of[VP_SCOPE_KEYS];
};

/* A key that is unknown and most likely stands for another. */
struct vp_mistyped {
    const struct vp_node *map;
    const char *meant;
};

struct vp_reader {
    struct vp_plan *plan;
    struct vp_arena *arena;
    struct vp_errors *errors;
    const char *folder; /* of the plan */
    const char *profiles_folder;
    const char *language;         /* "nb" or "en", instead of the one that the plan names; NULL = none */
    VP_VEC(struct vp_file) files; /* everything that was read, in order */
    const struct vp_node *root;
    struct vp_names municipalities; /* id → index in the plan */
    struct vp_names sites;
    struct vp_names qualifications;
    struct vp_names groups;
    struct vp_names doctors;
    struct vp_names lines;               /* known before the lines themselves are read */
    VP_VEC(struct vp_rule_scope) scopes; /* of each rule of the plan, for those that override it */
    VP_VEC(struct vp_mistyped) mistyped;
    bool period_known;         /* from and to could be read */
    bool qualifications_known; /* every doctor's could be read */
    bool groups_known;
    bool last_kept; /* the error told last was not a repetition */
};

/* ---- errors ---- */

/* As vp_errors_add with VP_EINPUT, but the same is said of the same place once only. */
void vp_fail(struct vp_reader *reader, struct vp_pos pos, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Says what was expected in place of the error told last. */
void vp_expect(struct vp_reader *reader, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same by example: the candidate nearest to `word`, else the first few of them introduced by `known` ("the doctors are"). */
void vp_suggest(struct vp_reader *reader, const char *word, const char *const *candidates, int n, const char *known);

/* `text` cut to what a message has room for. */
const char *vp_shown(struct vp_reader *reader, const char *text);

/* "line 14", or with its file where that is another than `here`'s. */
const char *vp_line_of(struct vp_reader *reader, struct vp_pos there, struct vp_pos here);

/* ---- single values: false, with an error unless there was one before, when `node` is NULL or not what is asked for ---- */

/* True for a text that says something. */
bool vp_read_value(struct vp_reader *reader, const struct vp_node *node, const char *what, const char *wanted);

/* Text for people: 1 to `most` characters, no control characters. */
bool vp_read_text(struct vp_reader *reader, const struct vp_node *node, const char *what, int most, const char **text);

/* A word of the plan: what was written, without looking further. */
bool vp_read_word(struct vp_reader *reader, const struct vp_node *node, const char *what, const char **word);

/* An id: a-z 0-9 first, then also _ . -, at most 64 in all. */
bool vp_read_id(struct vp_reader *reader, const struct vp_node *node, const char *what, const char **id);

struct vp_limits {
    double least;
    double most;
    bool above; /* `least` itself is too little */
};

/* A decimal number such as 8, -0.5 or 12.25: no exponent, no hexadecimal, no infinity. */
bool vp_read_number(struct vp_reader *reader, const struct vp_node *node, const char *what, struct vp_limits limits,
                    double *number);

/* A whole number. */
bool vp_read_whole(struct vp_reader *reader, const struct vp_node *node, const char *what, int least, int most,
                   int *number);

/* Reads digits with at most one decimal point, the whole of `text`; no error is told. */
bool vp_parse_number(const char *text, double *number);

/* yes, no, true or false. */
bool vp_read_yes_no(struct vp_reader *reader, const struct vp_node *node, const char *what, bool *answer);

/* One of `words`; its index. */
bool vp_read_choice(struct vp_reader *reader, const struct vp_node *node, const char *what, const char *const *words,
                    int n, int *choice);

/* One of the words of a choice of the language; its number. */
bool vp_read_word_of(struct vp_reader *reader, const struct vp_node *node, const char *what, enum vp_choice words,
                     int *choice);

/* YYYY-MM-DD. */
bool vp_read_date(struct vp_reader *reader, const struct vp_node *node, const char *what, vp_day *date);

/* A date, or two with .. between. */
bool vp_read_dates(struct vp_reader *reader, const struct vp_node *node, const char *what, struct vp_dates *dates);

/* A list of them, added to `list`; false if nothing was added. */
typedef VP_VEC(struct vp_dates) vp_date_list;
bool vp_read_date_list(struct vp_reader *reader, const struct vp_node *node, const char *what, vp_date_list *list);

/* MM-DD, as month * 100 + day. */
bool vp_read_day_of_year(struct vp_reader *reader, const struct vp_node *node, const char *what, int *day);

/* A list of dates and ranges, each once or (MM-DD, MM-DD..MM-DD) every year. */
void vp_read_whens(struct vp_reader *reader, const struct vp_node *node, const char *what, vp_whens *whens);

/* HH:MM as minutes after midnight, 0 … 1440; -1 if the five letters at `text` are anything else. No error is told. */
int vp_parse_clock(const char *text);

/* HH:MM-HH:MM; an end at or before the start is on the next day. `what` completes "is no time of". */
bool vp_read_shift(struct vp_reader *reader, const struct vp_node *node, const char *what, struct vp_shift *shift);

/* HH:MM-HH:MM as two times of day that are not the same. */
bool vp_read_hours(struct vp_reader *reader, const struct vp_node *node, const char *what, int *from, int *to);

/* "mon", "mon-thu", "holiday": first and last day; false, without an error, if it is no such word. */
bool vp_parse_days(const char *word, int *first, int *last);

/* A weekday or a run of them; "fri-mon" goes over the week's end. */
bool vp_read_run(struct vp_reader *reader, const struct vp_node *node, const char *what, int *first, int *last);

/* The weekdays of such a run as bits. */
unsigned vp_days_of_run(int first, int last);

/* A list of them, added to the bits in `days`; false if none is there. */
bool vp_read_weekdays(struct vp_reader *reader, const struct vp_node *node, const char *what, unsigned *days);

/* Takes a text of two words apart; false, without an error, if it has only one. */
bool vp_split_words(struct vp_reader *reader, const struct vp_node *node, struct vp_node parts[2]);

/* Something that is named elsewhere: its index in `names`. */
struct vp_known {
    const struct vp_names *names;
    const char *what;   /* "doctor" */
    const char *plural; /* "doctors" */
    bool required;      /* no plan is without them: when there are none, that is the error */
};
bool vp_read_reference(struct vp_reader *reader, const struct vp_node *node, const struct vp_known *known, int *index);

static inline struct vp_known vp_known_doctors(const struct vp_reader *reader)
{
    return (struct vp_known){&reader->doctors, "doctor", "doctors", true};
}
static inline struct vp_known vp_known_lines(const struct vp_reader *reader)
{
    return (struct vp_known){&reader->lines, "line", "lines", true};
}
static inline struct vp_known vp_known_sites(const struct vp_reader *reader)
{
    return (struct vp_known){&reader->sites, "site", "sites", true};
}
static inline struct vp_known vp_known_municipalities(const struct vp_reader *reader)
{
    return (struct vp_known){&reader->municipalities, "municipality", "municipalities", false};
}

/* ---- collections ---- */

/* A list of references as flags, one for each name that is known; what `before` was when `node` is NULL. An empty list is an error. */
bool *vp_read_flags(struct vp_reader *reader, const struct vp_node *node, const struct vp_known *known, bool *before);

/* True if `node` is a map. NULL is not, without an error. */
bool vp_read_map(struct vp_reader *reader, const struct vp_node *node, const char *what);

/* The same, and every key one of `keys`; others are errors each, and do not make it false. */
bool vp_read_keys(struct vp_reader *reader, const struct vp_node *node, const char *what, const char *const *keys, int n);

/* The same with the keys of a map of the language. */
bool vp_read_form(struct vp_reader *reader, const struct vp_node *node, const char *what, enum vp_map map);

/* A list as it stands, or one value or map in place of a list of one: its entries in *items. Returns how many; 0 with an error for
 * nothing. */
int vp_read_list(struct vp_reader *reader, const struct vp_node *node, const char *what, const struct vp_node ***items);

/* True if the map has `key`; if not, an error at `pos` that `what` lacks it, unless a mistyped key was told to stand for it. */
bool vp_require(struct vp_reader *reader, const struct vp_node *map, const char *key, struct vp_pos pos, const char *what);

/* True if `n` is within `most`, else an error at the node. */
bool vp_read_count(struct vp_reader *reader, const struct vp_node *node, const char *what, int most);

/* Reads each entry of a list (or the one value that stands for it) into `into`; more than `most` `entries` ("leaves of one doctor") are an
 * error. */
typedef void vp_entry_reader(struct vp_reader *reader, const struct vp_node *node, void *into);
void vp_read_entries(struct vp_reader *reader, const struct vp_node *node, const char *what, const char *entries,
                     int most, vp_entry_reader *read, void *into);

/* { at_most, at_least } or a number, which is at_most; what is not given is INFINITY and 0. False after an error. */
bool vp_read_limits(struct vp_reader *reader, const struct vp_node *node, const char *what, double most,
                    double *at_least, double *at_most);

#define VP_COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* ---- sections, in the order in which they are read ---- */

void vp_read_period(struct vp_reader *reader);
void vp_read_places(struct vp_reader *reader);     /* municipalities, sites, travel */
void vp_read_categories(struct vp_reader *reader); /* and the ids of the lines */
void vp_read_doctors(struct vp_reader *reader);
void vp_read_lines(struct vp_reader *reader);
void vp_read_sign_up(struct vp_reader *reader); /* sign-up: adds to the doctors */
void vp_read_rotations(struct vp_reader *reader);
void vp_read_rules(struct vp_reader *reader); /* those in force always, the profiles', the plan's */
void vp_read_fairness(struct vp_reader *reader);
void vp_read_ledger(struct vp_reader *reader); /* brought-over */

/* What no section can see alone: ways that are missing, lines that nobody may take, fixed duties that cannot be; only for a plan whose
 * places, doctors and lines were read without error. */
void vp_check_plan(struct vp_reader *reader);

/* The same for ways of which only rules speak; only for a plan without errors. */
void vp_check_rules(struct vp_reader *reader);

/* ---- parts that two sections share ---- */

/* Adds the rules under `rules` to the plan; `profile` is NULL for the plan's own. */
void vp_read_rule_map(struct vp_reader *reader, const struct vp_node *rules, const char *profile);

/* Reads the profile `node` names and adds its rules. */
void vp_read_profile(struct vp_reader *reader, const struct vp_node *node);

/* Opens a file as part of the plan, so that the plan's hash covers it; NULL after an error. */
const struct vp_file *vp_open_file(struct vp_reader *reader, const char *path);

/* The same, and reads it as YAML. */
const struct vp_node *vp_read_file(struct vp_reader *reader, const char *path);

/* The hash of the file's bytes, as 64 hexadecimal digits. */
void vp_hash_file(const struct vp_file *file, char text[65]);

/* Category → number, added to `balance`. */
void vp_read_balance(struct vp_reader *reader, const struct vp_node *node, double balance[VP_MAX_CATEGORIES]);

/* The category that `node` names. */
bool vp_read_category(struct vp_reader *reader, const struct vp_node *node, int *category);

/* A list of categories, added to the bits in `mask`. An empty list is an error unless `may_be_empty`. */
void vp_read_category_list(struct vp_reader *reader, const struct vp_node *node, const char *what, bool may_be_empty,
                           uint32_t *mask);

/* What a word names: a line (and *category is -1) or a category (and *line is -1). */
bool vp_read_line_or_category(struct vp_reader *reader, const struct vp_node *node, const char *what, int *line,
                              int *category);

/* A list of lines and categories; nothing is changed when `node` is NULL. */
void vp_read_selector(struct vp_reader *reader, const struct vp_node *node, const char *what,
                      struct vp_selector *selector);

#endif
