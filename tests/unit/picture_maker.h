/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finished charts, looked at as text. */
#ifndef VP_TESTS_PICTURE_MAKER_H
#define VP_TESTS_PICTURE_MAKER_H

#include "model/base/arena.h"

/* Fails the test if two words of the picture lie on each other, or one leaves it; returns how many there are. */
int vp_check_picture(const char *svg, const char *key, struct vp_arena *arena);

#endif
