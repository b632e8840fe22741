/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzz targets share. */
#include "tests/fuzz/harness.h"

#include <string.h>

struct vp_plan *vp_fuzz_plan(const char *text, struct vp_arena *arena)
{
    struct vp_errors errors;
    vp_errors_init(&errors);
    const struct vp_read_options options = {.profiles_folder = "inputs/profiles"};
    struct vp_plan *plan = vp_plan_parse("plan", text, strlen(text), &options, arena, &errors);
    vp_errors_print(&errors, stderr);
    require(plan != NULL);
    return plan;
}

void vp_fuzz_print(const struct vp_errors *errors)
{
    static FILE *nowhere;
    if (nowhere == NULL)
        nowhere = fopen("/dev/null", "w");
    if (nowhere != NULL)
        vp_errors_print(errors, nowhere);
}

#ifdef VP_FUZZ_STANDALONE
int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        static uint8_t bytes[VP_MAX_FILE_BYTES];
        FILE *file = fopen(argv[i], "rb");
        if (file == NULL)
            return 1;
        size_t length = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
        LLVMFuzzerTestOneInput(bytes, length);
    }
    return 0;
}
#endif
