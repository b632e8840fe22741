/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The version of the program, as --version says it and as outputs record it. */
#ifndef VP_BASE_VERSION_H
#define VP_BASE_VERSION_H

#define VP_VERSION "0.1.0"

#endif
