/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans as text for the tests of the readers: one small plan that is right, and changes to it. */
#ifndef VP_TESTS_TEXT_PLAN_H
#define VP_TESTS_TEXT_PLAN_H

#include "inputs/inputs.h"
#include "model/base/text.h"
#include "model/problem.h"

/* What a test reads with. There is one in a process, as Check runs one test at a time; vp_text_begin and vp_text_end are the fixture of
 * every suite that uses it. */
struct vp_text_bench {
    struct vp_arena arena;
    struct vp_errors errors;
    struct vp_plan *plan; /* read last, or NULL */
    const char *folder;   /* a new one for ledgers and profiles, removed at the end */
};
extern struct vp_text_bench vp_bench;

void vp_text_begin(void);
void vp_text_end(void);

/* A plan that is right: two doctors, one line, twelve weeks. */
extern const char vp_text_plan[];

/* The profiles that ship, no scenario. */
extern const struct vp_read_options vp_text_options;

/* Another that is right and says more: four doctors, two lines, ways by the hour, a category, a rotation and a back-up. */
extern const char vp_text_rich[];

/* The plan with the first `find` replaced; ends the test if it is not there. From the bench's arena. */
const char *vp_text_change(const char *text, const char *find, const char *replace);

/* Reads `text` as "p.yaml" in the bench's folder, with the profiles that ship, those of that folder, or as `options` say; NULL if there are
 * errors. Those of before are forgotten. */
struct vp_plan *vp_text_read(const char *text);
struct vp_plan *vp_text_read_own(const char *text);
struct vp_plan *vp_text_read_as(const char *text, size_t length, const struct vp_read_options *options);

/* The same of a plan that is right; ends the test with its errors if it is not. */
struct vp_plan *vp_text_read_good(const char *text);

/* The same of a plan with exactly one error, which is returned; fails the test unless its message holds `message`. */
const struct vp_error *vp_text_refuse(const char *text, const char *message);
const struct vp_error *vp_text_refuse_bytes(const char *text, size_t length, const char *message);

/* The rule called `id`, or NULL if none is in force. */
const struct vp_rule *vp_text_rule(const struct vp_plan *plan, const char *id);

/* First place of the n-th duty of `line` on `date`, which must be there. */
int vp_text_place(const struct vp_problem *problem, const char *date, const char *line, int n);

/* Writes a file in the bench's folder and returns its path. */
const char *vp_text_write(const char *name, const char *text);

/* The first error whose message or expectation holds `part`, or NULL. */
const struct vp_error *vp_text_find(const char *part);

/* That error, which must be there and point at this place. */
const struct vp_error *vp_text_error_at(const char *part, int line, int column);

/* A change to a plan that makes it wrong, and the only error that follows from it. */
struct vp_text_mistake {
    const char *find;
    const char *replace;
    int line;
    int column;
    const char *message;  /* a part of it */
    const char *expected; /* a part of it */
};

/* Reads `text` with the change; fails the test unless exactly that error is told, at its place. */
void vp_text_check_mistake(const char *text, const struct vp_text_mistake *mistake);

/* What vp_errors_print prints. From the bench's arena. */
const char *vp_text_messages(void);

#endif
