/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan from its text: the sections in the order in which they refer to each other, whatever their order in the text. */
#include "inputs/inputs.h"

#include "inputs/compose.h"
#include "inputs/reader.h"
#include "inputs/roster_rows.h"
#include "model/base/sha256.h"

#include <sha256.h>
#include <stdio.h>
#include <string.h>

enum { LANGUAGE_VERSION = 1 };

const struct vp_file *vp_open_file(struct vp_reader *reader, const char *path)
{
    const struct vp_file *file = vp_file_read(path, reader->arena, reader->errors);
    if (file != NULL)
        *vp_vec_add(reader->arena, &reader->files) = *file;
    return file;
}

const struct vp_node *vp_read_file(struct vp_reader *reader, const char *path)
{
    const struct vp_file *file = vp_open_file(reader, path);
    return file == NULL ? NULL : vp_yaml_read(&file->source, reader->arena, reader->errors);
}

void vp_hash_file(const struct vp_file *file, char text[65])
{
    vp_sha256(file->bytes, file->length, text);
}

static void hash_files(struct vp_reader *reader)
{
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256_CTX context;
    SHA256Init(&context);
    for (int i = 0; i < reader->files.n; i++)
        SHA256Update(&context, (const unsigned char *)reader->files.item[i].bytes, reader->files.item[i].length);
    if (reader->plan->scenario != NULL) /* after a byte that no text may hold */
        SHA256Update(&context, (const unsigned char *)"\0scenario ", sizeof "\0scenario " - 1);
    if (reader->plan->scenario != NULL)
        SHA256Update(&context, (const unsigned char *)reader->plan->scenario, strlen(reader->plan->scenario));
    SHA256Final(digest, &context);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(reader->plan->sha256 + 2 * i, 3, "%02x", digest[i]);
}

/* Keys of the whole, and what it cannot do without. */
static bool check_root(struct vp_reader *reader)
{
    static const char *const required[] = {"vaktplan", "title", "period", "sites", "doctors", "lines"};
    if (!vp_read_form(reader, reader->root, "the plan", VP_MAP_plan))
        return false;
    for (int i = 0; i < VP_COUNT(required); i++)
        vp_require(reader, reader->root, required[i], reader->root->pos, "the plan");
    return true;
}

void vp_check_version(struct vp_reader *reader, const struct vp_node *root)
{
    int version = 0;
    const struct vp_node *node = vp_node_get(root, "vaktplan");
    if (vp_read_whole(reader, node, "vaktplan (the version of the language)", 1, 9999, &version) &&
        version != LANGUAGE_VERSION)
        vp_fail(reader, node->pos, "the plan is written in version %d of the plan language; this program reads version %d",
                version, LANGUAGE_VERSION);
}

static void read_head(struct vp_reader *reader)
{
    int language = 0;
    vp_check_version(reader, reader->root);
    vp_read_text(reader, vp_node_get(reader->root, "title"), "title", VP_MAX_TITLE, &reader->plan->title);
    vp_read_word_of(reader, vp_node_get(reader->root, "language"), "language", VP_CHOICE_language, &language);
    if (reader->language != NULL)
        language = strcmp(reader->language, "en") == 0;
    reader->plan->language = language == 0 ? VP_NB : VP_EN;
}

static void read_sections(struct vp_reader *reader)
{
    int begun = reader->errors->total;
    if (!check_root(reader))
        return;
    read_head(reader);
    vp_read_period(reader);
    int before = reader->errors->total;
    vp_read_places(reader);
    vp_read_categories(reader);
    vp_read_doctors(reader);
    vp_read_lines(reader);
    vp_read_sign_up(reader);
    vp_read_rotations(reader);
    if (reader->errors->total == before && vp_node_get(reader->root, "sites") != NULL)
        vp_check_plan(reader);
    vp_read_rules(reader);
    if (reader->errors->total == begun) /* also no section that is missing */
        vp_check_rules(reader);
    vp_read_fairness(reader);
    vp_read_ledger(reader);
}

/* Lays the scenario over the root for as long as the sections are read. */
static void read_scenario(struct vp_reader *reader, const char *id)
{
    const struct vp_node *plain = reader->root;
    const struct vp_node *laid = vp_lay_scenario(reader, id);
    int before = reader->errors->kept;
    if (laid == NULL)
        return;
    reader->root = laid;
    read_sections(reader);
    reader->root = plain;
    vp_name_scenario(reader, id, before);
    reader->plan->scenario = vp_arena_strdup(reader->arena, id);
    reader->plan->title = vp_arena_printf(reader->arena, "%s – %s", reader->plan->title, vp_scenario_title(reader, id));
}

struct vp_plan *vp_fill_plan(struct vp_reader *reader, const char *scenario)
{
    int before = reader->errors->total;
    reader->plan = vp_arena_alloc(reader->arena, sizeof *reader->plan);
    reader->plan->arena = reader->arena;
    reader->plan->source = reader->root->pos.source;
    reader->plan->title = "";
    if (scenario == NULL)
        read_sections(reader);
    else
        read_scenario(reader, scenario);
    if (reader->errors->total == before)
        return reader->plan;
    vp_plan_close(reader->plan);
    return NULL;
}

static const char *folder_of(const char *path, struct vp_arena *arena)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return ".";
    return slash == path ? "/" : vp_arena_strndup(arena, path, (size_t)(slash - path));
}

bool vp_open_plan(struct vp_reader *reader, const struct vp_file *file)
{
    if (file == NULL)
        return false;
    reader->folder = folder_of(file->source.name, reader->arena);
    *vp_vec_add(reader->arena, &reader->files) = *file;
    reader->root = vp_yaml_read(&file->source, reader->arena, reader->errors);
    if (reader->root != NULL)
        reader->root = vp_include_files(reader, reader->root);
    return reader->root != NULL;
}

static struct vp_plan *read_plan(struct vp_reader *reader, const struct vp_file *file,
                                 const struct vp_read_options *options)
{
    if (!vp_open_plan(reader, file) || (!vp_check_scenarios(reader) && options->scenario != NULL))
        return NULL;
    struct vp_plan *plan = vp_fill_plan(reader, options->scenario);
    if (plan != NULL && options->history != NULL && !vp_errors_any(reader->errors))
        plan->history = vp_read_history(reader, vp_open_file(reader, options->history), plan);
    if (plan == NULL || vp_errors_any(reader->errors)) {
        vp_plan_close(plan);
        return NULL;
    }
    hash_files(reader);
    return plan;
}

static struct vp_reader begin_reading(const struct vp_read_options *options, struct vp_arena *arena,
                                      struct vp_errors *errors)
{
    return (struct vp_reader){
        .arena = arena, .errors = errors, .profiles_folder = options->profiles_folder, .language = options->language};
}

struct vp_plan *vp_plan_read(const char *path, const struct vp_read_options *options, struct vp_arena *arena,
                             struct vp_errors *errors)
{
    struct vp_reader reader = begin_reading(options, arena, errors);
    return read_plan(&reader, vp_file_read(path, arena, errors), options);
}

struct vp_plan *vp_plan_parse(const char *name, const char *text, size_t length, const struct vp_read_options *options,
                              struct vp_arena *arena, struct vp_errors *errors)
{
    struct vp_reader reader = begin_reading(options, arena, errors);
    return read_plan(&reader, vp_file_take(name, text, length, arena, errors), options);
}

void vp_plan_close(struct vp_plan *plan)
{
    if (plan == NULL)
        return;
    vp_zone_free(plan->zone);
    plan->zone = NULL;
}
