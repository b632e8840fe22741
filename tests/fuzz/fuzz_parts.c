/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a file that a plan names: one that it includes, a profile in its folder; and as a plan of which somebody is typing an id. A plan without errors,
 * or none and at least one that can be printed; ids that are ids, whatever else is wrong. */
#include "tests/fuzz/harness.h"
#include "tests/unit/folder_maker.h"

#include <string.h>

#define THE_REST                                                                                                       \
    "title: Small\n"                                                                                                   \
    "period: { from: 2027-01-04, to: 2027-01-24 }\n"                                                                   \
    "sites: { grong: }\n"                                                                                              \
    "doctors: { grong-1: { home: grong }, grong-2: { home: grong, post: 80 } }\n"                                      \
    "lines: { forvakt: { site: grong, times: { mon-sun: 15:30-08:00 } } }\n"

/* Files may be included again from the one that is included. */
static const char including_text[] = "vaktplan: 1\ninclude: [t.yaml, other.yaml]\n" THE_REST;
static const char other_text[] = "sites: { sandvika: { } }\ntravel: { minutes: { grong: { sandvika: 80 } } }\n";
static const char profiled_text[] = "vaktplan: 1\nprofiles: [t.yaml, forsvarlig]\n" THE_REST;

static const char *const sections[] = {"doctors", "lines", "scenarios", "sites"};

/* In whose folder the files are looked for; it is not there itself. */
static const char *plan_path;

static void read_as(const char *text)
{
    struct vp_arena arena;
    struct vp_errors errors;
    vp_arena_init(&arena);
    vp_errors_init(&errors);
    const struct vp_read_options options = {.profiles_folder = "inputs/profiles"};
    struct vp_plan *plan = vp_plan_parse(plan_path, text, strlen(text), &options, &arena, &errors);
    require((plan == NULL) == vp_errors_any(&errors));
    require(plan == NULL || (plan->doctors.n >= 2 && plan->from <= plan->to && strlen(plan->sha256) == 64));
    vp_fuzz_print(&errors);
    vp_plan_close(plan);
    vp_arena_clear(&arena);
}

static void list_ids(const char *path)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    for (int i = 0; i < VP_COUNT(sections); i++) {
        const char **ids;
        int n = vp_list_ids(path, sections[i], &arena, &ids);
        require(n >= 0 && n <= VP_MAX_NODES);
        for (int k = 0; k < n; k++)
            require(ids[k][0] != '\0' && strlen(ids[k]) <= 64 &&
                    strspn(ids[k], "abcdefghijklmnopqrstuvwxyz0123456789_.-") == strlen(ids[k]));
    }
    vp_arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char *path;
    if (path == NULL) {
        path = vp_fuzz_path("t.yaml");
        plan_path = vp_fuzz_path("plan.yaml");
        vp_write_file(vp_fuzz_path("other.yaml"), other_text, strlen(other_text));
    }
    vp_write_file(path, bytes, length);
    read_as(including_text);
    read_as(profiled_text);
    list_ids(path);
    return 0;
}
