/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compact program: the whole roster problem as one mixed-integer program (docs/formulation.md), held as plain sparse rows.
 * Built once; searches work on bounds of their own over it. Knows nothing of GLPK. */
#ifndef VP_SOLVER_PROGRAM_H
#define VP_SOLVER_PROGRAM_H

#include "model/roster.h"

enum vp_column_kind {
    VP_X, /* doctor has duty; binary */
    VP_U, /* places of a duty left to locums; whole */
    VP_O, /* an offset of a rotation, or another choice that is no duty; binary */
    VP_N, /* how many duties of one kind a doctor has; whole, implied by x: branching on it moves the bound */
    VP_Y, /* step of a term of fairness between doctors; continuous */
    VP_S, /* slack of a soft rule or wish, a helper of a rule, or a step between municipalities; continuous, implied by x */
};

struct vp_column {
    enum vp_column_kind kind;
    int doctor; /* -1 = none */
    int duty;   /* -1 = none */
    double lower;
    double upper;
    double cost;
    const char *name;
};

struct vp_row {
    double lower; /* -INFINITY = none */
    double upper;
    int first; /* its entries are first … first + n - 1 of index/value */
    int n;
    const char *name;
    bool implied; /* every roster meets it that meets the others: there for the bound alone */
};

struct vp_program {
    const struct vp_problem *problem;
    struct vp_arena *arena;
    VP_VEC(struct vp_column) columns;
    VP_VEC(struct vp_row) rows;
    VP_VEC(int) index; /* column of each entry */
    VP_VEC(double) value;
    double constant;  /* of the objective: what fairness costs on the steps where it begins, … */
    double municipal; /* … of which so much is between municipalities */
    int *x; /* [doctor * n_duties + duty] column, or -1: never allowed. A duty of the past has one column, fixed at 1, that of the doctor who had it */
    int *u; /* [duty] column: needed places left to locums; -1 for one of the past */
    int **o; /* [rotation][doctor * VP_MAX_CYCLE + offset] column of that choice, or -1 */
    int *e;  /* [duty] column: doctors beyond the needed; -1 = there is no room for any */
};

static inline bool vp_column_whole(const struct vp_column *column)
{
    return column->kind == VP_X || column->kind == VP_U || column->kind == VP_N || column->kind == VP_O;
}

/* Builds the program; memory from `arena`. O(rows written). */
struct vp_program *vp_program_new(const struct vp_problem *problem, struct vp_arena *arena);

/* The pairs that no lawful roster has: [doctor * n_duties + duty], not 0 where hard rules on one doctor and one duty forbid it. */
const unsigned char *vp_forbidden_pairs(const struct vp_problem *problem, struct vp_arena *arena);

/* Points of a vector of column values, constant included. */
double vp_program_points(const struct vp_program *program, const double *value);

/* The roster of a vector with whole x; places of one duty go to doctors in order of the plan. */
void vp_program_roster(const struct vp_program *program, const double *value, int *doctor_of_place);

/* The offsets of the values: offset[rotation * n_doctors + doctor]; -1 where the doctor is not in the rotation. */
void vp_program_offsets(const struct vp_program *program, const double *value, int *offset);

/* ---- for the files that write rows: solver/rules/, fairness.c, wishes.c ---- */

struct vp_writer {
    struct vp_program *program;
    const struct vp_problem *problem;
    const struct vp_rule *rule; /* being written; NULL outside rules */
    int rule_number;            /* its index in plan->rules */
    unsigned char *forbidden;   /* [doctor * n_duties + duty] */
};

/* Adds a column and returns its number. `name` is kept. */
int vp_add_column(struct vp_program *program, struct vp_column column);

/* Adds the column that says "this doctor has this offset" and notes it in program->o; returns its number. */
int vp_add_offset(struct vp_program *program, int rotation, int doctor, int offset);

/* Begins a row; vp_add_entry fills it. Rows of rules are named by vp_begin_rule_row (solver/rows.h). */
void vp_begin_row(struct vp_program *program, double lower, double upper, const char *name);
void vp_add_entry(struct vp_program *program, int column, double value);

/* How many entries the row begun last has so far. */
int vp_row_entries(const struct vp_program *program);

/* Takes the row begun last away again (it turned out to say nothing). */
void vp_drop_row(struct vp_program *program);

/* True if the rule being written speaks of this doctor / this duty. */
bool vp_in_scope_doctor(const struct vp_writer *writer, int doctor);
bool vp_in_scope_duty(const struct vp_writer *writer, int duty);

/* Column of x[doctor, duty] if the pair is allowed and the duty is in scope of the rule being written, else -1. */
int vp_scoped_x(const struct vp_writer *writer, int doctor, int duty);

/* ---- for the local search: what one doctor's duties cost ---- */

/* The duties of one doctor, those of the past first, each once, by start; those out of the rule's scope left out. */
struct vp_sequence {
    const struct vp_problem *problem;
    const struct vp_rule *rule;
    const void *prepared;       /* what the rule's prepare() returned */
    const vp_instant *midnight; /* [date - plan->from]: 00:00 local, up to plan->to + 8 */
    int doctor;
    int longest_drive; /* minutes: of this doctor to or from any duty */
    const int *duty;
    int n;
};

/* A whole roster as rules between doctors see it. */
struct vp_scene {
    const struct vp_problem *problem;
    const struct vp_rule *rule;
    int rule_number;
    const void *prepared;
    const int *doctor_of_place; /* [n_places] doctor, or VP_LOCUM for a needed place left to a locum or an extra one left empty */
    const int *offset; /* [rotation * n_doctors + doctor] offsets that hold at the moment; -1 = not in the rotation */
};

/* Where a rule between doctors looks: its cost is a sum over spots, each of which depends on few duties. */
struct vp_spots {
    int n;
    int *first; /* [n_duties + 1]: the spots that a change in duty j can change are spot[first[j]] … spot[first[j + 1] - 1] */
    int *spot;
};

/* Windows in which a rule counts what a doctor has: its price is their sum of what is above at_most – or above what the past has there by itself – and
 * of what is below at_least. */
struct vp_counted {
    int window;
    double amount; /* what the duty has in it */
};

struct vp_windows {
    int n;
    double at_most;    /* INFINITY = no limit */
    double at_least;   /* 0 = none */
    const bool *whole; /* [window] at_least is asked there */
    int *first;        /* [n_duties + 1]: duty j has counted[first[j]] … counted[first[j + 1] - 1] */
    struct vp_counted *counted;
};

struct vp_limits; /* solver/limits.h */

/* How a rule says itself to the solver. Any part may be NULL.
 *   forbid     pairs of doctor and duty that can never be
 *   rows       the rule as rows of the program
 *   prepare    figures that price() or price_spot() need often; memory from the arena
 *   price      points, never fewer than 0, of one doctor's duties. A hard rule that is broken by having too much: INFINITY (a duty more never mends it). A hard rule that is
 *              broken by having too little, which further duties may mend: 0 points and the units missing added to *shortage.
 *   limits     the same for one doctor as sums, events and runs; false if it cannot be said so
 *   reach      for a rule on pairs: seconds; no pair whose starts are further apart is broken
 *   touches    can this duty change what price() says of sequence->doctor? NULL: any in scope can
 *   span       seconds, or 0: price() is a sum of parts, each of which looks at duties whose starts are no further apart, and no part is less for a duty
 *              of the period more. So what a change of duties changes is seen in those near it. NULL: reach, if there is one
 *   windows    price() as a sum over windows, or NULL under figures that are none
 *   spots      for a rule between doctors: where it looks
 *   price_spot points of one spot; a hard rule: 0 points and its units of breach added to *shortage */
struct vp_rule_program {
    void (*forbid)(struct vp_writer *writer);
    void (*rows)(struct vp_writer *writer);
    const void *(*prepare)(const struct vp_problem *problem, int rule, struct vp_arena *arena);
    double (*price)(const struct vp_sequence *sequence, double *shortage);
    bool (*limits)(struct vp_limits *limits);
    vp_instant (*reach)(const struct vp_problem *problem, const struct vp_rule *rule);
    bool (*touches)(const struct vp_sequence *sequence, int duty);
    vp_instant (*span)(const struct vp_problem *problem, const struct vp_rule *rule);
    const struct vp_windows *(*windows)(const struct vp_problem *problem, int rule, const void *prepared,
                                        struct vp_arena *arena);
    const struct vp_spots *(*spots)(const struct vp_problem *problem, int rule, struct vp_arena *arena);
    double (*price_spot)(const struct vp_scene *scene, int spot, double *shortage);
};

/* The entry of a kind. */
const struct vp_rule_program *vp_rule_program(enum vp_rule_kind kind);

#define VP_RULE(kind, says) extern const struct vp_rule_program vp_program_##kind;
#include "model/rules.def"
#undef VP_RULE

void vp_write_fairness(struct vp_writer *writer);
void vp_write_municipal(struct vp_writer *writer);

/* Adds the steps of a term of fairness against `target` to the row that says the load, in units, begun last; its right side is vp_fairness_step(). Columns are
 * of this kind and called up_DETAIL,k] and down_DETAIL,k]. What that step costs goes into the constant. */
void vp_add_steps(struct vp_writer *writer, enum vp_column_kind kind, const char *detail,
                  const struct vp_fairness_term *term, double target);

/* The load of the whole step at or next below the target, in the category's unit. */
double vp_fairness_step(const struct vp_fairness_term *term, double target);

/* Numbers the kinds – duties that weigh alike in every term of fairness: kind[j] for every duty (-1 for one of the past), a duty of each in example[];
 * returns how many.
 * O(duties × kinds). */
int vp_sort_kinds(const struct vp_problem *problem, int *kind, int *example);

/* Points of `load` under one convex term of fairness against `target`, both in the category's unit: what the steps of fairness.c add up to. */
double vp_fairness_price(const struct vp_fairness_term *term, double target, double load);

/* Points of the doctor's load under term number `term`: by its ladder if it has one (solver/ladder.c), else by its method. */
double vp_term_price(const struct vp_problem *problem, int term, int doctor, double load);

/* The rows of a term with a ladder, and the row that limits locums while levels are settled. */
void vp_write_ladder(struct vp_writer *writer, int term);
void vp_write_open(struct vp_writer *writer);

void vp_write_wishes(struct vp_writer *writer);

#endif
