/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system's clock that only goes on. */
#include "model/base/clock.h"

#include <time.h>

double vp_read_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}
