/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzz targets share. With -DVP_FUZZ_STANDALONE harness.c makes of each a program that does the same for the files named on its
 * command line, without libFuzzer. */
#ifndef VP_TESTS_FUZZ_HARNESS_H
#define VP_TESTS_FUZZ_HARNESS_H

#include "inputs/inputs.h"
#include "inputs/reader.h"

#include <stdint.h>
#include <stdlib.h>

/* Each target is one function of this name: any bytes, and always 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Aborts, which is a finding, unless it holds. */
static inline void require(bool holds)
{
    if (!holds)
        abort();
}

/* What is kept as long as the process: it is made once, and runs come by the thousand a second. */
struct vp_arena *vp_fuzz_kept(void);

/* The plan of `text` with the profiles that ship, kept; aborts with its errors if there is none. */
struct vp_plan *vp_fuzz_plan(const char *text);

/* For readers that open a file themselves: a folder of the process's own, made when first asked for and removed when the process ends, and the path,
 * kept, of the file `name` in it. */
const char *vp_fuzz_folder(void);
const char *vp_fuzz_path(const char *name);

/* A reader of `section`, YAML in one line, into *own: a copy of `plan` with doctors that may be changed. Files are looked for in vp_fuzz_folder(). */
struct vp_reader vp_fuzz_reader(struct vp_plan *own, const struct vp_plan *plan, const char *section,
                                struct vp_arena *arena, struct vp_errors *errors);

/* Prints the errors where nobody reads them: printing must get by with them too. */
void vp_fuzz_print(const struct vp_errors *errors);

#endif
