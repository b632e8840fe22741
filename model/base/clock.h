/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long something takes. Nothing but figures of time, and limits of it, may depend on this. */
#ifndef VP_MODEL_BASE_CLOCK_H
#define VP_MODEL_BASE_CLOCK_H

/* Seconds since some moment, which no change of the clock on the wall moves. */
double vp_read_clock(void);

#endif
