/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the plan language as tables: see inputs/keys.def. */
#ifndef VP_INPUTS_KEYS_H
#define VP_INPUTS_KEYS_H

struct vp_words {
    const char *name; /* "travel_band"; in the schema with - for _ */
    const char *const *word;
    int n;
};

/* Maps whose keys are fixed. */
enum vp_map {
#define VP_MAP(name, ...) VP_MAP_##name,
#define VP_WORDS(name, ...)
#include "inputs/keys.def"
#undef VP_MAP
#undef VP_WORDS
    VP_MAPS
};

/* Choices between words. */
enum vp_choice {
#define VP_MAP(name, ...)
#define VP_WORDS(name, ...) VP_CHOICE_##name,
#include "inputs/keys.def"
#undef VP_MAP
#undef VP_WORDS
    VP_CHOICES
};

/* The keys of a map. */
const struct vp_words *vp_map_keys(enum vp_map map);

/* The words of a choice. */
const struct vp_words *vp_choice_words(enum vp_choice choice);

#endif
