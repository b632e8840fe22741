/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of the plan's sections share: the plan being filled, what is known by name so far, and how single values are read.
 * Every reader goes on after an error, so that one run shows all of them; a value that was wrong keeps its default, and nothing that follows
 * only from an error seen before is reported. */
#ifndef VP_INPUTS_READER_H
#define VP_INPUTS_READER_H

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
    VP_MAX_QUALIFICATIONS = 64, /* bits of a mask */
    VP_MAX_PROFILES = 30,
    VP_MAX_ENTRIES = 400, /* of a doctor's leave, exemptions, wishes; shifts of a day */
    VP_MAX_TRAVEL_MINUTES = 2880,
    VP_MAX_POPULATION = 10000000,
    VP_MAX_TITLE = 200, /* characters, also of a source */
    VP_MAX_NAME = 100,
    VP_MAX_POINTS = 1000000, /* of a weight or price: beyond it sums of points lose their decimals */
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
    VP_VEC(struct vp_file) files; /* everything that was read, in order */
    const struct vp_node *root;
    struct vp_names municipalities; /* id → index in the plan */
    struct vp_names sites;
    struct vp_names qualifications;
    struct vp_names doctors;
    struct vp_names lines;
    VP_VEC(struct vp_mistyped) mistyped;
    bool period_known;         /* from and to could be read */
    bool qualifications_known; /* every doctor's could be read */
    bool last_kept;            /* the error told last was not a repetition */
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

/* ---- single values: false, with an error unless there was one before, when `node` is NULL or not what is asked for ---- */

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

/* YYYY-MM-DD. */
bool vp_read_date(struct vp_reader *reader, const struct vp_node *node, const char *what, vp_day *date);

/* A date, or two with .. between. */
bool vp_read_dates(struct vp_reader *reader, const struct vp_node *node, const char *what, struct vp_dates *dates);

/* Something that is named elsewhere: its index in `names`. */
struct vp_known {
    const struct vp_names *names;
    const char *what;   /* "doctor" */
    const char *plural; /* "doctors" */
    bool required;      /* no plan is without them: when there are none, that is the error */
};
bool vp_read_reference(struct vp_reader *reader, const struct vp_node *node, const struct vp_known *known, int *index);

/* ---- collections ---- */

/* True if `node` is a map. NULL is not, without an error. */
bool vp_read_map(struct vp_reader *reader, const struct vp_node *node, const char *what);

/* The same, and every key one of `keys`; others are errors each, and do not make it false. */
bool vp_read_keys(struct vp_reader *reader, const struct vp_node *node, const char *what, const char *const *keys, int n);

/* A list as it stands, or one value or map in place of a list of one: its entries in *items. Returns how many; 0 with an error for nothing. */
int vp_read_list(struct vp_reader *reader, const struct vp_node *node, const char *what, const struct vp_node ***items);

/* True if the map has `key`; if not, an error at `pos` that `what` lacks it, unless a mistyped key was told to stand for it. */
bool vp_require(struct vp_reader *reader, const struct vp_node *map, const char *key, struct vp_pos pos, const char *what);

/* True if `n` is within `most`, else an error at the node. */
bool vp_read_count(struct vp_reader *reader, const struct vp_node *node, const char *what, int most);

#define VP_COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* ---- sections, in the order in which they are read ---- */

void vp_read_period(struct vp_reader *reader);
void vp_read_places(struct vp_reader *reader); /* municipalities, sites, travel */
void vp_read_doctors(struct vp_reader *reader);
void vp_read_lines(struct vp_reader *reader);
void vp_read_sign_up(struct vp_reader *reader); /* sign-up: adds to the doctors */
void vp_read_rules(struct vp_reader *reader); /* those in force always, the profiles', the plan's */
void vp_read_fairness(struct vp_reader *reader);
void vp_read_ledger(struct vp_reader *reader); /* brought-over */

/* Travel pairs that are missing and lines that nobody may take; only for a plan whose places, doctors and lines were read without error. */
void vp_check_plan(struct vp_reader *reader);

/* ---- parts that two sections share ---- */

/* Adds the rules under `rules` to the plan; `profile` is NULL for the plan's own. */
void vp_read_rule_map(struct vp_reader *reader, const struct vp_node *rules, const char *profile);

/* Reads the profile `node` names and adds its rules. */
void vp_read_profile(struct vp_reader *reader, const struct vp_node *node);

/* Opens and reads a YAML file as part of the plan; NULL after an error. */
const struct vp_node *vp_read_file(struct vp_reader *reader, const char *path);

/* Category → number, added to `balance`. */
void vp_read_balance(struct vp_reader *reader, const struct vp_node *node, double balance[VP_MAX_CATEGORIES]);

/* The category that `node` names. */
bool vp_read_category(struct vp_reader *reader, const struct vp_node *node, int *category);

#endif
