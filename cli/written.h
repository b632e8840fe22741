/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder that `solve` or `report` wrote: what it says of the plan that it was made from, and of what was proven. The plan itself is not in it,
 * and no path to it: outputs are the same on every machine, and a copy would carry reasons of exemptions along. */
#ifndef VP_CLI_WRITTEN_H
#define VP_CLI_WRITTEN_H

#include "model/base/arena.h"
#include "model/base/error.h"
#include "model/outcome.h"

/* What solve.json says of a search: what was asked, and what came of it. */
struct vp_solved {
    const char *sha256;         /* of the plan, its scenario and its history */
    int uncovered;              /* places left to locums, where it has a roster */
    const char *program_sha256; /* NULL = it does not say */
    const char *begun_from;     /* SHA-256 of the roster that it began with or near; NULL = none */
    const char *vaktplan;       /* versions; "" = not said */
    const char *glpk;
    enum vp_status status;
    double objective; /* NAN where it has none */
    double bound;     /* -INFINITY where it has none */
    bool settled;     /* levels of burden were: status and bound are those of rosters that keep them */
    bool troubled;    /* something befell the search */
    uint64_t seed;
    long long effort; /* asked for; 0 = unlimited */
    double time_limit;
    double gap;
};

struct vp_written {
    const char *folder;
    const char *plan; /* the name of its file, without a folder; NULL = standard input, or a name that no file should have */
    const char *scenario; /* NULL = none */
    const char *history;  /* the name of its file; NULL = none */
    const char *sha256;   /* of the plan, as in audit.json */
    bool anonymous;       /* its doctors have pseudonyms */
    bool solved;          /* solve.json is there, and of the same plan: */
    bool settled;         /* levels of burden were: status and bound are those of rosters that keep them */
    enum vp_status status;
    double objective; /* NAN where it has none */
    double bound;     /* -INFINITY where it has none */
};

/* Reads audit.json and solve.json of `folder`; NULL with errors if there is no audit.json of ours. Memory from `arena`. */
struct vp_written *vp_written_read(const char *folder, struct vp_arena *arena, struct vp_errors *errors);

struct json_t; /* jansson's */

/* The object in a JSON file of the folder; NULL with an error. The caller frees it (json_decref). */
struct json_t *vp_written_object(const char *folder, const char *name, struct vp_arena *arena, struct vp_errors *errors);

/* Reads solve.json of `folder`; false with errors if there is none of ours. Memory from `arena`. */
bool vp_solved_read(const char *folder, struct vp_solved *solved, struct vp_arena *arena, struct vp_errors *errors);

/* The path of file `name` of the folder. */
const char *vp_written_path(const struct vp_written *written, const char *name, struct vp_arena *arena);

/* Where the plan is: a file of its name in the folder, beside it, or where the program was called; NULL = nowhere. */
const char *vp_written_find_plan(const struct vp_written *written, struct vp_arena *arena);

#endif
