/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzz targets share. */
#include "tests/fuzz/harness.h"

#include "tests/unit/folder_maker.h"

#include <string.h>

static const char *folder;

struct vp_arena *vp_fuzz_kept(void)
{
    static struct vp_arena kept;
    return &kept;
}

struct vp_plan *vp_fuzz_plan(const char *text)
{
    struct vp_errors errors;
    vp_errors_init(&errors);
    const struct vp_read_options options = {.profiles_folder = "inputs/profiles"};
    struct vp_plan *plan = vp_plan_parse("plan", text, strlen(text), &options, vp_fuzz_kept(), &errors);
    vp_errors_print(&errors, stderr);
    require(plan != NULL);
    return plan;
}

static void remove_folder(void)
{
    vp_remove_folder(folder);
}

const char *vp_fuzz_folder(void)
{
    if (folder == NULL) {
        folder = vp_make_folder(vp_fuzz_kept());
        atexit(remove_folder);
    }
    return folder;
}

const char *vp_fuzz_path(const char *name)
{
    return vp_arena_printf(vp_fuzz_kept(), "%s/%s", vp_fuzz_folder(), name);
}

struct vp_reader vp_fuzz_reader(struct vp_plan *own, const struct vp_plan *plan, const char *section,
                                struct vp_arena *arena, struct vp_errors *errors)
{
    const size_t n = (size_t)plan->doctors.n;
    *own = *plan;
    own->doctors.item = vp_arena_array(arena, n, sizeof *plan->doctors.item);
    memcpy(own->doctors.item, plan->doctors.item, n * sizeof *plan->doctors.item);
    struct vp_reader reader = {
        .plan = own, .arena = arena, .errors = errors, .folder = vp_fuzz_folder(), .period_known = true};
    for (int i = 0; i < plan->doctors.n; i++)
        vp_names_put(&reader.doctors, plan->doctors.item[i].id, i, arena);
    for (int i = 0; i < plan->lines.n; i++)
        vp_names_put(&reader.lines, plan->lines.item[i].id, i, arena);
    const struct vp_file *file = vp_file_take("section", section, strlen(section), arena, errors);
    reader.root = vp_yaml_read(&file->source, arena, errors);
    return reader;
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
