/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From inputs/keys.def to tables. */
#include "inputs/keys.h"

#include <assert.h>
#include <stddef.h>

#define VP_MAP(name, ...) static const char *const name##_keys[] = {__VA_ARGS__};
#define VP_WORDS(name, ...) static const char *const name##_words[] = {__VA_ARGS__};
#include "inputs/keys.def"
#undef VP_MAP
#undef VP_WORDS

static const struct vp_words maps[] = {
#define VP_MAP(name, ...) {#name, name##_keys, (int)(sizeof name##_keys / sizeof *name##_keys)},
#define VP_WORDS(name, ...)
#include "inputs/keys.def"
#undef VP_MAP
#undef VP_WORDS
};

static const struct vp_words choices[] = {
#define VP_MAP(name, ...)
#define VP_WORDS(name, ...) {#name, name##_words, (int)(sizeof name##_words / sizeof *name##_words)},
#include "inputs/keys.def"
#undef VP_MAP
#undef VP_WORDS
};

const struct vp_words *vp_map_keys(enum vp_map map)
{
    assert(map < VP_MAPS);
    return &maps[map];
}

const struct vp_words *vp_choice_words(enum vp_choice choice)
{
    assert(choice < VP_CHOICES);
    return &choices[choice];
}
