/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as audit.json and solve.json of a folder that `vaktplan why` is asked about: what it says of its plan is a name and no path, or there is at
 * least one error. */
#include "tests/fuzz/harness.h"
#include "tests/unit/folder_maker.h"

#include "cli/written.h"

#include <math.h>
#include <string.h>

static void check_written(const struct vp_written *written)
{
    require(written->sha256 != NULL);
    require(written->plan == NULL || (written->plan[0] != '\0' && strchr(written->plan, '/') == NULL));
    require(written->plan == NULL || (strcmp(written->plan, "..") != 0 && strcmp(written->plan, "-") != 0));
    require(!written->solved || (written->status >= VP_OPTIMAL && written->status <= VP_NOTHING));
    require(!isnan(written->bound));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char *audit;
    static const char *solve;
    if (audit == NULL) {
        audit = vp_fuzz_path("audit.json");
        solve = vp_fuzz_path("solve.json");
    }
    vp_write_file(audit, bytes, length);
    vp_write_file(solve, bytes, length);
    struct vp_arena arena;
    struct vp_errors errors;
    vp_arena_init(&arena);
    vp_errors_init(&errors);
    const struct vp_written *written = vp_written_read(vp_fuzz_folder(), &arena, &errors);
    require((written == NULL) == vp_errors_any(&errors));
    if (written != NULL)
        check_written(written);
    vp_fuzz_print(&errors);
    vp_arena_clear(&arena);
    return 0;
}
