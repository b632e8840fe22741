/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tree of values from many: the files that a plan includes lie under it, a scenario lies over it. Values keep the places they were
 * written at, so every message shows the file and line at fault; where two maps meet, the place is that of the map and key that spoke
 * last. */
#ifndef VP_INPUTS_COMPOSE_H
#define VP_INPUTS_COMPOSE_H

#include "inputs/node.h"
#include "inputs/source.h"
#include "model/base/vec.h"

struct vp_entry;
struct vp_plan;
struct vp_reader;

enum {
    VP_MAX_INCLUDES = 50,     /* files included, each time counted */
    VP_MAX_INCLUDE_DEPTH = 8, /* files that include files that … */
    VP_MAX_SCENARIOS = 100,
    VP_MAX_PATH_CHARACTERS = 200,
};

/* ---- merge.c ---- */

/* What a null of the map above does. */
enum vp_null {
    VP_NULL_REPLACES, /* it is a value like others */
    VP_NULL_REMOVES,  /* it takes the entry below away; an error where there is none */
    VP_NULL_STAYS, /* it, like all that is no map, on whichever side, stays for what is changed as a whole: for places, not values */
};

/* `over` laid on `under`: where both are maps entry by entry, first those of `under` in their order, then what is new; else it is `over`.
 * Neither is changed; new nodes are the reader's arena's. O(nodes of `over`, and entries of the maps of `under` that it touches). */
const struct vp_node *vp_merge_nodes(struct vp_reader *reader, const struct vp_node *under, const struct vp_node *over,
                                     enum vp_null null);

/* ---- path.c ---- */

/* A file in the plan's folder, both in the reader's arena. */
struct vp_path {
    const char *path; /* to open it by, and as people know it */
    const char *real; /* without links: the same file has the same one */
};

/* The file that `node` names, written from the plan's folder: no absolute path, no `..`, and no link that leads out of the folder.
 * False with an error at the node when it is none of these, is not there or is no ordinary file. `what` stands in messages ("include"). */
bool vp_read_path(struct vp_reader *reader, const struct vp_node *node, const char *what, struct vp_path *path);

/* The first `most` names in `folder` that end in `ending`, sorted; how many. */
int vp_list_folder(struct vp_reader *reader, const char *folder, const char *ending, const char **names, int most);

/* ---- include.c ---- */

/* `root` with the files that it names under `include` laid under it, in their order, and theirs under them. NULL with an error when one
 * cannot be read, includes itself, or a bound is broken: what is said of the rest would follow from that. */
const struct vp_node *vp_include_files(struct vp_reader *reader, const struct vp_node *root);

/* ---- scenario.c ---- */

/* Checks that every scenario of the plan is a map with known keys and is based on one that is there; false with errors if not. */
bool vp_check_scenarios(struct vp_reader *reader);

/* Checks one of them, or an option of one that varies: its keys, and what it is based on; false with errors if they are not right. `kind`: "scenario" or
 * "option". */
bool vp_check_scenario(struct vp_reader *reader, const struct vp_node *scenarios, const struct vp_entry *entry,
                       const char *kind);

/* What the scenario or option at `entry` changes, without those it is based on: all but its own keys. */
const struct vp_node *vp_scenario_changes(struct vp_reader *reader, const struct vp_entry *entry);

/* Adds the scenario or option at `entry` and those it is based on to `list`, each once. */
typedef VP_VEC(const struct vp_entry *) vp_entry_list;
void vp_list_bases(struct vp_reader *reader, const struct vp_entry *entry, vp_entry_list *list);

/* `under` with the scenario or option at `entry` laid on it, and first those it is based on. */
const struct vp_node *vp_lay_on(struct vp_reader *reader, const struct vp_entry *entry, const struct vp_node *under);

/* The plan's root with scenario `id`, or the point of a sweep that it names, laid over it, and first those it is based on; NULL with an error when there is none such. The
 * scenarios must have passed vp_check_scenarios. */
const struct vp_node *vp_lay_scenario(struct vp_reader *reader, const char *id);

/* What people call the scenario: its title or its id, and of a point its values. */
const char *vp_scenario_title(struct vp_reader *reader, const char *id);

/* Adds to the errors told since there were `before` of them in which scenario they arose, but for those that stand in a scenario
 * themselves. */
void vp_name_scenario(struct vp_reader *reader, const char *id, int before);

/* ---- plan.c ---- */

/* Refuses a file that is written in another version of the language; one that does not say is fine. */
void vp_check_version(struct vp_reader *reader, const struct vp_node *root);

/* Reads the plan's text and all that it includes into reader->root; false with errors if nothing can be made of them. */
bool vp_open_plan(struct vp_reader *reader, const struct vp_file *file);

/* The plan of reader->root, with `scenario` laid over it unless that is NULL. NULL after an error. */
struct vp_plan *vp_fill_plan(struct vp_reader *reader, const char *scenario);

#endif
