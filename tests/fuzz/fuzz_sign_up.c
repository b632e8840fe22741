/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a sign-up file of each kind: entries that a plan may have, each at a place in the file, or at least one error that can be
 * printed. */
#include "tests/fuzz/harness.h"
#include "tests/unit/folder_maker.h"

#include <stdlib.h>
#include <string.h>

static const char plan_text[] = "vaktplan: 1\n"
                                "title: Small\n"
                                "period: { from: 2027-01-04, to: 2027-03-28 }\n"
                                "sites: { grong: , sandvika: }\n"
                                "travel: { minutes: { grong: { sandvika: 80 } } }\n"
                                "doctors: { grong-1: { home: grong }, lierne-1: { home: sandvika, name: Lierne 1 } }\n"
                                "lines:\n"
                                "  forvakt: { site: grong, times: { mon-sun: 15:30-08:00 } }\n"
                                "  bakvakt: { site: home, times: { sat: 08:00-08:00 } }\n";

/* The plan of every run, made once and kept, and the file's path. */
static struct vp_plan *plan;
static const char *path;

static void check_place(struct vp_pos pos)
{
    require(pos.line > 1 && pos.column > 0 && strcmp(pos.source->name, path) == 0);
}

static void check_doctor(const struct vp_doctor *doctor)
{
    for (int i = 0; i < doctor->leave.n; i++) {
        require(doctor->leave.item[i].dates.from <= doctor->leave.item[i].dates.to);
        check_place(doctor->leave.item[i].pos);
    }
    for (int i = 0; i < doctor->wishes.n; i++) {
        const struct vp_wish *wish = &doctor->wishes.item[i];
        require(wish->dates.from <= plan->to && wish->dates.to >= plan->from && wish->dates.from <= wish->dates.to);
        require(wish->weight >= 0 && wish->weight <= VP_MAX_POINTS && wish->days == 0);
        require(wish->lines == NULL || wish->lines[0] || wish->lines[1]);
        check_place(wish->pos);
    }
    for (int i = 0; i < doctor->exemptions.n; i++) {
        const struct vp_exemption *exemption = &doctor->exemptions.item[i];
        require(exemption->dates.from <= exemption->dates.to);
        require(exemption->what != 0 && exemption->what < vp_bit(plan->categories.n));
        check_place(exemption->pos);
    }
    require(doctor->leave.n <= VP_MAX_ENTRIES && doctor->wishes.n <= VP_MAX_ENTRIES);
    require(doctor->exemptions.n <= VP_MAX_ENTRIES);
}

/* Reads the file as the kind that `section` says into a plan of its own. */
static void read_as(const char *section)
{
    struct vp_arena arena;
    struct vp_errors errors;
    vp_arena_init(&arena);
    vp_errors_init(&errors);
    struct vp_plan own;
    struct vp_reader reader = vp_fuzz_reader(&own, plan, section, &arena, &errors);
    vp_read_sign_up(&reader);
    require(errors.total == 0 || errors.list[0].message[0] != '\0');
    for (int i = 0; i < own.doctors.n; i++)
        check_doctor(&own.doctors.item[i]);
    vp_fuzz_print(&errors);
    vp_arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (plan == NULL) {
        plan = vp_fuzz_plan(plan_text);
        path = vp_fuzz_path("t.csv");
    }
    vp_write_file(path, bytes, length);
    read_as("sign-up: { leave: t.csv }");
    read_as("sign-up: { wishes: t.csv }");
    read_as("sign-up: { exemptions: t.csv }");
    return 0;
}
