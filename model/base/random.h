/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers that are the same on every machine for the same seed (Steele, Lea, Flood: SplitMix64, 2014). */
#ifndef VP_BASE_RANDOM_H
#define VP_BASE_RANDOM_H

#include <stdint.h>

struct vp_random {
    uint64_t state;
};

static inline void vp_random_init(struct vp_random *random, uint64_t seed)
{
    random->state = seed;
}

static inline uint64_t vp_random_next(struct vp_random *random)
{
    uint64_t mixed = (random->state += UINT64_C(0x9E3779B97F4A7C15));
    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
    return mixed ^ (mixed >> 31);
}

/* A whole number in 0 … below-1; `below` ≥ 1. The bias is below/2^64, which no roster can notice. */
static inline int vp_random_below(struct vp_random *random, int below)
{
    return (int)(vp_random_next(random) % (uint64_t)below);
}

#endif
