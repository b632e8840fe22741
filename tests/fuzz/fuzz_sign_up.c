/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a sign-up file of each kind: entries that a plan may have, each at a place in the file, or at least one error that can be
 * printed. With -DVP_FUZZ_STANDALONE a program that does the same for the files named on its command line, without libFuzzer. */
#include "inputs/inputs.h"
#include "inputs/reader.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char plan_text[] = "vaktplan: 1\n"
                                "title: Small\n"
                                "period: { from: 2027-01-04, to: 2027-03-28 }\n"
                                "sites: { grong: , sandvika: }\n"
                                "travel: { minutes: { grong: { sandvika: 80 } } }\n"
                                "doctors: { grong-1: { home: grong }, lierne-1: { home: sandvika, name: Lierne 1 } }\n"
                                "lines:\n"
                                "  forvakt: { site: grong, times: { mon-sun: 15:30-08:00 } }\n"
                                "  bakvakt: { site: home, times: { sat: 08:00-08:00 } }\n";

/* The plan of every run, made once and kept, and a folder for the file. */
static struct vp_plan *plan;
static char folder[] = "/tmp/vaktplan-fuzz-XXXXXX";
static char path[sizeof folder + 6];

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void clean_up(void)
{
    unlink(path);
    rmdir(folder);
}

static void set_up(void)
{
    static struct vp_arena arena;
    struct vp_errors errors;
    vp_arena_init(&arena);
    vp_errors_init(&errors);
    const struct vp_read_options options = {.profiles_folder = "inputs/profiles"};
    plan = vp_plan_parse("plan", plan_text, strlen(plan_text), &options, &arena, &errors);
    vp_errors_print(&errors, stderr);
    require(plan != NULL && mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/t.csv", folder);
    atexit(clean_up);
}

static void write_file(const uint8_t *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    require(file != NULL && fwrite(bytes, 1, length, file) == length);
    require(fclose(file) == 0);
}

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
    static FILE *nowhere;
    struct vp_arena arena;
    struct vp_errors errors;
    vp_arena_init(&arena);
    vp_errors_init(&errors);
    if (nowhere == NULL)
        nowhere = fopen("/dev/null", "w");
    struct vp_plan own = *plan;
    own.doctors.item = vp_arena_array(&arena, (size_t)plan->doctors.n, sizeof *plan->doctors.item);
    memcpy(own.doctors.item, plan->doctors.item, (size_t)plan->doctors.n * sizeof *plan->doctors.item);
    struct vp_reader reader = {.plan = &own, .arena = &arena, .errors = &errors, .folder = folder, .period_known = true};
    for (int i = 0; i < plan->doctors.n; i++)
        vp_names_put(&reader.doctors, plan->doctors.item[i].id, i, &arena);
    for (int i = 0; i < plan->lines.n; i++)
        vp_names_put(&reader.lines, plan->lines.item[i].id, i, &arena);
    const struct vp_file *file = vp_file_take("section", section, strlen(section), &arena, &errors);
    reader.root = vp_yaml_read(&file->source, &arena, &errors);
    vp_read_sign_up(&reader);
    require(errors.total == 0 || errors.list[0].message[0] != '\0');
    for (int i = 0; i < own.doctors.n; i++)
        check_doctor(&own.doctors.item[i]);
    if (nowhere != NULL)
        vp_errors_print(&errors, nowhere);
    vp_arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (plan == NULL)
        set_up();
    write_file(bytes, length);
    read_as("sign-up: { leave: t.csv }");
    read_as("sign-up: { wishes: t.csv }");
    read_as("sign-up: { exemptions: t.csv }");
    return 0;
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
