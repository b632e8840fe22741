/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans of several files: what wins where they meet, which file and line an error points to, which files are never opened, and the ids in all of them. */
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void make_folder(const char *name)
{
    ck_assert_int_eq(mkdir(vp_arena_printf(&vp_bench.arena, "%s/%s", vp_bench.folder, name), 0700), 0);
}

static void make_link(const char *to, const char *name)
{
    ck_assert_int_eq(symlink(to, vp_arena_printf(&vp_bench.arena, "%s/%s", vp_bench.folder, name)), 0);
}

/* The usual plan with a line `include: LIST` before its other sections. */
static const char *including(const char *list)
{
    return vp_arena_printf(&vp_bench.arena, "include: %s\n%s", list, vp_text_plan);
}

/* The error stands in `file` of the plan's folder. */
static void stands_in(const struct vp_error *error, const char *file, int line, int column)
{
    ck_assert_str_eq(error->pos.source->name, vp_arena_printf(&vp_bench.arena, "%s/%s", vp_bench.folder, file));
    ck_assert_int_eq(error->pos.line, line);
    ck_assert_int_eq(error->pos.column, column);
}

START_TEST(maps_merge_and_the_plan_has_the_last_word)
{
    vp_text_write(
        "places.yaml",
        "sites:\n  limingen: { name: Limingen }\n  grong: { name: Nowhere, municipality: lierne }\n"
        "municipalities: { royrvik: {} }\n"
        "travel: { minutes: { grong: { limingen: 75, sandvika: 1 } } }\n"
        "doctors:\n  bo: { name: Bo, post: 50, qualified: [junior] }\n  cecilie: { home: limingen, qualified: [alone] }\n");
    const struct vp_plan *plan = vp_text_read_good(including("[places.yaml]"));
    ck_assert_int_eq(plan->sites.n, 3);
    ck_assert_str_eq(plan->sites.item[0].id, "limingen"); /* those of the file first, in its order */
    ck_assert_str_eq(plan->sites.item[1].name, "Grong");
    ck_assert_str_eq(plan->municipalities.item[plan->sites.item[1].municipality].id, "grong");
    ck_assert_int_eq(plan->doctors.n, 3);
    ck_assert_str_eq(plan->doctors.item[0].id, "bo");
    ck_assert_str_eq(plan->doctors.item[0].name, "Bo");
    ck_assert_double_eq(plan->doctors.item[0].post, 80);
    ck_assert_int_eq(plan->qualifications.n, 2); /* lists replace: nobody is junior */
    ck_assert_str_eq(plan->doctors.item[1].id, "cecilie");
    ck_assert_str_eq(plan->doctors.item[2].id, "anne");
    ck_assert_str_eq(plan->title, "Two valleys");
}
END_TEST

START_TEST(later_files_lie_over_earlier_ones)
{
    vp_text_write("one.yaml", "doctors: { bo: { name: One, municipality: grong }, anne: { name: One } }\n");
    vp_text_write("two.yaml", "doctors: { bo: { name: Two } }\n");
    const struct vp_plan *plan = vp_text_read_good(including("[one.yaml, two.yaml]"));
    ck_assert_str_eq(plan->doctors.item[0].name, "Two");
    ck_assert_int_eq(plan->doctors.item[0].municipality, 0);
    ck_assert_str_eq(plan->doctors.item[1].name, "One");
    ck_assert_str_eq(vp_text_read_good(including("[two.yaml, one.yaml]"))->doctors.item[0].name, "One");
    ck_assert_str_eq(vp_text_read_good(including("./one.yaml"))->doctors.item[0].name, "One"); /* one value for a list */
    vp_text_read_good(including("[]"));
}
END_TEST

START_TEST(files_include_files_from_the_plans_folder)
{
    make_folder("common");
    make_folder("common/deep");
    vp_text_write("common/a.yaml", "include: common/deep/b.yaml\ndoctors: { bo: { name: A } }\n");
    vp_text_write("common/deep/b.yaml", "doctors: { bo: { name: B }, anne: { name: B } }\n");
    const struct vp_plan *plan = vp_text_read_good(including("[common/a.yaml]"));
    ck_assert_str_eq(plan->doctors.item[0].name, "A");
    ck_assert_str_eq(plan->doctors.item[1].name, "B");
}
END_TEST

START_TEST(an_included_file_may_be_met_twice)
{
    vp_text_write("base.yaml", "doctors: { bo: { name: Base }, anne: { name: Base } }\n");
    vp_text_write("one.yaml", "include: base.yaml\ndoctors: { bo: { name: One } }\n");
    vp_text_write("two.yaml", "include: base.yaml\n");
    make_link("base.yaml", "same.yaml");
    const struct vp_plan *plan = vp_text_read_good(including("[one.yaml, two.yaml, same.yaml]"));
    ck_assert_str_eq(plan->doctors.item[0].name, "Base");
}
END_TEST

START_TEST(errors_point_into_the_file_at_fault)
{
    vp_text_write("d.yaml", "# a remark\ndoctors:\n  cecilie:\n    hom: grong\n    home: grong\n");
    const struct vp_error *error = vp_text_refuse(including("[d.yaml]"), "unknown key 'hom' in doctor cecilie");
    stands_in(error, "d.yaml", 4, 5);
    ck_assert_str_eq(error->expected, "did you mean 'home'?");
    const char *shown = vp_text_messages();
    ck_assert_msg(strstr(shown, "/d.yaml:4:5: error: ") != NULL &&
                      strstr(shown, "    4 |     hom: grong\n      |     ^\n") != NULL,
                  "%s", shown);
}
END_TEST

/* A map that both give is that of the one who spoke last; what is wrong in it stands where it was written. */
START_TEST(each_value_keeps_its_place)
{
    vp_text_write("d.yaml", "doctors:\n  bo: { home: sandvika,\n        post: 800 }\n  anne: { leave: [2027-02-30] }\n");
    const char *text = vp_text_change(including("d.yaml"), "home: sandvika, post: 80, ", "");
    ck_assert_ptr_null(vp_text_read(text));
    ck_assert_int_eq(vp_bench.errors.total, 2);
    stands_in(vp_text_find("post"), "d.yaml", 3, 15);
    stands_in(vp_text_find("2027-02-30"), "d.yaml", 4, 19);
    vp_text_write("d.yaml", "doctors:\n  bo: { name: Bo }\n");
    stands_in(vp_text_refuse(vp_text_change(including("d.yaml"), "home: sandvika, ", ""), "doctor bo has no 'home'"),
              "p.yaml", 16, 3);
    const struct vp_plan *plan = vp_text_read_good(including("d.yaml"));
    ck_assert_ptr_eq(plan->doctors.item[0].pos.source, plan->source);
    ck_assert_int_eq(plan->doctors.item[0].pos.line, 16);
    vp_text_write("d.yaml", "doctors:\n  cecilie: { home: grong }\n");
    plan = vp_text_read_good(including("d.yaml"));
    ck_assert_ptr_ne(plan->doctors.item[0].pos.source, plan->source);
    ck_assert_int_eq(plan->doctors.item[0].pos.line, 2);
}
END_TEST

START_TEST(what_the_other_file_says_is_told_with_its_name)
{
    vp_text_write("l.yaml", "lines:\n  forvakt:\n    times:\n      mon: 16:00-08:00\n");
    const struct vp_error *error = vp_text_refuse(including("l.yaml"), "mon is given twice");
    stands_in(error, "p.yaml", 20, 14);
    ck_assert_str_eq(error->expected,
                     vp_arena_printf(&vp_bench.arena, "'mon' on line 4 of %s/l.yaml gives it too", vp_bench.folder));
}
END_TEST

START_TEST(a_null_is_a_value_like_others)
{
    vp_text_write("d.yaml", "municipalities: { lierne: { name: Lierne }, royrvik: }\n");
    const struct vp_plan *plan = vp_text_read_good(including("d.yaml"));
    ck_assert_int_eq(plan->municipalities.n, 3);
    ck_assert_str_eq(plan->municipalities.item[0].name, "lierne"); /* the plan says `lierne:` and nothing more */
}
END_TEST

START_TEST(nothing_follows_from_a_file_that_cannot_be_read)
{
    vp_text_write("broken.yaml", "doctors: { bo: {\n");
    const char *text = vp_text_change(including("broken.yaml"), "sites:", "sitse:");
    ck_assert_ptr_null(vp_text_read(text));
    ck_assert_int_eq(vp_bench.errors.total, 1);
    ck_assert_ptr_nonnull(strstr(vp_bench.errors.list[0].pos.source->name, "/broken.yaml"));
    vp_text_write("list.yaml", "- a\n");
    stands_in(vp_text_refuse(including("list.yaml"), "a file that is included must be a map of `key: value`, not a list"),
              "list.yaml", 1, 1);
    vp_text_write("empty.yaml", "# nothing\n");
    stands_in(vp_text_refuse(including("empty.yaml"), "the file holds nothing"), "empty.yaml", 1, 1);
    vp_text_write("bytes.yaml", "title: \xFF\n");
    stands_in(vp_text_refuse(including("bytes.yaml"), "this is not UTF-8"), "bytes.yaml", 1, 8);
    vp_text_write("next.yaml", "vaktplan: 2\n");
    stands_in(vp_text_refuse(including("next.yaml"), "version 2 of the plan language"), "next.yaml", 1, 11);
    vp_text_refuse(vp_arena_printf(&vp_bench.arena, "include:\n%s", vp_text_plan),
                   "include must be a list; nothing is given");
    vp_text_refuse(including("{ a: b }"), "include must be a text, not a map");
}
END_TEST

static const struct {
    const char *name;
    const char *message;
    const char *expected;
} refused[] = {
    {"/etc/passwd", "'/etc/passwd' is no file in the plan's folder",
     "name a file in it or in a folder below it, e.g. common/places.yaml"},
    {"../p.yaml", "'../p.yaml' is no file in the plan's folder", NULL},
    {"in/../../p.yaml", "'in/../../p.yaml' is no file in the plan's folder", NULL},
    {"in/../d.yaml", "'in/../d.yaml' is no file in the plan's folder", NULL},
    {"..", "'..' is no file in the plan's folder", NULL},
    {"./", "'./' is no file in the plan's folder", NULL},
    {"-", "'-' is no file in the plan's folder", NULL},
    {"./-", "'./-' is no file in the plan's folder", NULL},
    {"in\\d.yaml", "'in\\d.yaml' is no file in the plan's folder", NULL},
    {"in", "'in' is no file but a folder", NULL},
    {"out.yaml", "'out.yaml' is a link that leads out of the plan's folder", "copy the file there"},
    {"away/passwd", "'away/passwd' is a link that leads out of the plan's folder", NULL},
    {"pipe", "'pipe' is no file", NULL},
    {"nowhere.yaml", "there is no file 'nowhere.yaml' in the plan's folder", NULL},
    {"dd.yaml", "there is no file 'dd.yaml' in the plan's folder", "did you mean 'd.yaml'?"},
    {"in/ee.yaml", "there is no file 'in/ee.yaml' in the plan's folder", "did you mean 'in/e.yaml'?"},
    {"d.yaml/x", "there is no file 'd.yaml/x' in the plan's folder", NULL},
    {"p.yaml", "'p.yaml' includes itself", NULL},
    {"loop.yaml", "'loop.yaml' cannot be read: Too many levels of symbolic links", NULL},
};

START_TEST(only_files_of_the_folder_are_opened)
{
    make_folder("in");
    vp_text_write("d.yaml", "doctors: { bo: { name: Bo } }\n");
    vp_text_write("in/e.yaml", "doctors: { bo: { name: Bo } }\n");
    vp_text_write("p.yaml", including("d.yaml"));
    make_link("/etc/passwd", "out.yaml");
    make_link("/etc", "away");
    make_link("loop.yaml", "loop.yaml");
    ck_assert_int_eq(mkfifo(vp_arena_printf(&vp_bench.arena, "%s/pipe", vp_bench.folder), 0600), 0);
    const struct vp_error *error = vp_text_refuse(
        including(vp_arena_printf(&vp_bench.arena, "[\"%s\"]",
                                  strcmp(refused[_i].name, "in\\d.yaml") == 0 ? "in\\\\d.yaml" : refused[_i].name)),
        refused[_i].message);
    stands_in(error, "p.yaml", 1, 11);
    if (refused[_i].expected != NULL)
        ck_assert_str_eq(error->expected, refused[_i].expected);
}
END_TEST

START_TEST(links_within_the_folder_are_fine)
{
    make_folder("in");
    vp_text_write("in/d.yaml", "doctors: { bo: { name: Bo } }\n");
    make_link("in/d.yaml", "link.yaml");
    make_link("in", "folder");
    ck_assert_str_eq(vp_text_read_good(including("[link.yaml]"))->doctors.item[0].name, "Bo");
    ck_assert_str_eq(vp_text_read_good(including("[folder/d.yaml]"))->doctors.item[0].name, "Bo");
}
END_TEST

START_TEST(names_are_written_from_the_plans_folder)
{
    make_folder("common");
    vp_text_write("common/a.yaml", "include: b.yaml\n");
    vp_text_write("common/b.yaml", "doctors: { bo: { name: B } }\n");
    const struct vp_error *error =
        vp_text_refuse(including("common/a.yaml"), "there is no file 'b.yaml' in the plan's folder");
    stands_in(error, "common/a.yaml", 1, 10);
    ck_assert_str_eq(error->expected, "names are written from the plan's folder: did you mean 'common/b.yaml'?");
}
END_TEST

START_TEST(circles_are_told_with_the_way_round)
{
    vp_text_write("a.yaml", "include: b.yaml\n");
    vp_text_write("b.yaml", "title: B\ninclude: [c.yaml]\n");
    vp_text_write("c.yaml", "include: a.yaml\n");
    const struct vp_error *error = vp_text_refuse(including("a.yaml"), "'a.yaml' includes itself");
    stands_in(error, "c.yaml", 1, 10);
    const char *at = vp_bench.folder;
    ck_assert_str_eq(
        error->expected,
        vp_arena_printf(&vp_bench.arena, "by way of %s/a.yaml → %s/b.yaml → %s/c.yaml → %s/a.yaml", at, at, at, at));
    vp_text_write("p.yaml", "");
    vp_text_write("a.yaml", "include: p.yaml\n");
    stands_in(vp_text_refuse(including("a.yaml"), "'p.yaml' includes itself"), "a.yaml", 1, 10);
}
END_TEST

/* a1.yaml includes a2.yaml …, the last a site. */
static void write_chain(int n)
{
    for (int i = 1; i <= n; i++)
        vp_text_write(vp_arena_printf(&vp_bench.arena, "a%d.yaml", i),
                      i == n ? "sites: { limingen: {} }\n"
                             : vp_arena_printf(&vp_bench.arena, "include: a%d.yaml\n", i + 1));
}

START_TEST(depth_and_number_are_bounded)
{
    write_chain(8);
    ck_assert_int_eq(vp_text_read_good(including("a1.yaml"))->sites.n, 3);
    write_chain(9);
    stands_in(vp_text_refuse(including("a1.yaml"), "files that include files are nested more than 8 deep"), "a8.yaml",
              1, 10);
    struct vp_text list;
    vp_text_init(&list);
    vp_text_put(&list, "[a9.yaml");
    for (int i = 1; i < 50; i++)
        vp_text_put(&list, ", a9.yaml");
    vp_text_read_good(including(vp_arena_printf(&vp_bench.arena, "%s]", list.at)));
    vp_text_put(&list, ", a9.yaml, none.yaml]");
    vp_text_refuse(including(list.at), "more than 50 files are included");
    vp_text_clear(&list);
}
END_TEST

/* Twice as many files a level would be a thousand million in thirty. */
START_TEST(files_that_double_end_soon)
{
    for (int i = 1; i < 8; i++)
        vp_text_write(vp_arena_printf(&vp_bench.arena, "a%d.yaml", i),
                      vp_arena_printf(&vp_bench.arena, "include: [a%d.yaml, a%d.yaml]\n", i + 1, i + 1));
    vp_text_write("a8.yaml", "sites: { limingen: {} }\n");
    ck_assert_ptr_null(vp_text_read(including("a1.yaml")));
    ck_assert_ptr_nonnull(vp_text_find("more than 50 files are included"));
}
END_TEST

START_TEST(values_of_all_files_together_are_bounded)
{
    struct vp_text many;
    vp_text_init(&many);
    vp_text_put(&many, "x: [");
    for (int i = 0; i < 249000; i++)
        vp_text_put(&many, "1,");
    vp_text_put(&many, "]\n");
    vp_text_write("m.yaml", many.at);
    vp_text_clear(&many);
    ck_assert_ptr_null(vp_text_read(including("m.yaml")));
    ck_assert_ptr_nonnull(vp_text_find("unknown key 'x'"));
    ck_assert_int_eq(vp_bench.errors.total, 1);
    ck_assert_ptr_null(vp_text_read(including("[m.yaml, m.yaml, m.yaml]")));
    const struct vp_error *error = vp_text_find("with this file the plan would hold more than 500000 values");
    ck_assert_ptr_nonnull(error);
    stands_in(error, "p.yaml", 1, 27);
}
END_TEST

START_TEST(the_hash_covers_included_files)
{
    char before[65];
    vp_text_write("d.yaml", "doctors: { bo: { name: Bo } }\n");
    memcpy(before, vp_text_read_good(including("d.yaml"))->sha256, sizeof before);
    ck_assert_str_eq(vp_text_read_good(including("d.yaml"))->sha256, before);
    vp_text_write("d.yaml", "doctors: { bo: { name: Bo } } \n");
    ck_assert_str_ne(vp_text_read_good(including("d.yaml"))->sha256, before);
}
END_TEST

/* ---- profiles of the plan's own folder take the same way ---- */

static const char own_profile[] = "profile: ours\nrules:\n  rest: { hours: 10, source: our agreement, verified: yes }\n";

static const char *with_profile(const char *name)
{
    return vp_text_change(vp_text_plan, "[sfs2305-legevakt]", name);
}

START_TEST(a_plan_may_bring_its_profiles)
{
    make_folder("rules");
    vp_text_write("rules/ours.yaml", own_profile);
    vp_text_write("agreement.yaml", own_profile);
    const struct vp_rule *rest =
        vp_text_rule(vp_text_read_good(with_profile("[sfs2305-legevakt, rules/ours.yaml]")), "rest");
    ck_assert_double_eq(rest->figures.hours, 10);
    ck_assert_str_eq(rest->profile, "rules/ours.yaml");
    ck_assert_str_eq(rest->source, "our agreement");
    rest = vp_text_rule(vp_text_read_good(with_profile("agreement.yaml")), "rest");
    ck_assert_str_eq(rest->profile, "agreement.yaml");
    ck_assert_str_eq(rest->pos.source->name, vp_arena_printf(&vp_bench.arena, "%s/agreement.yaml", vp_bench.folder));
    ck_assert_double_eq(vp_text_rule(vp_text_read_good(with_profile("./agreement.yaml")), "rest")->figures.hours, 10);
}
END_TEST

START_TEST(profiles_are_files_of_the_folder_only)
{
    stands_in(vp_text_refuse(with_profile("[ours.yaml]"), "there is no file 'ours.yaml' in the plan's folder"),
              "p.yaml", 5, 12);
    vp_text_refuse(with_profile("[../ours]"), "'../ours' is no file in the plan's folder");
    vp_text_refuse(with_profile("[/etc/hosts]"), "'/etc/hosts' is no file in the plan's folder");
    make_link("/etc/passwd", "ours.yaml");
    vp_text_refuse(with_profile("[ours.yaml]"), "'ours.yaml' is a link that leads out of the plan's folder");
    vp_text_write("mine.yaml", "profile: mine\nrules: { rest: { hours: 10, source: s, verified: yes, doctors: [bo] } }\n");
    stands_in(vp_text_refuse(with_profile("[mine.yaml]"), "unknown key 'doctors' in rule 'rest'"), "mine.yaml", 2, 55);
}
END_TEST

/* As completion asks, while the plan is being written. */
START_TEST(ids_are_listed_from_a_plan_that_is_not_finished)
{
    const char **ids;
    vp_text_write("more.yaml", "doctors: { bo: , \"$(touch x)\": , Cecilie: , dag-1: { home: nowhere } }\n");
    const char *path = vp_text_write("unfinished.yaml", "include: [more.yaml]\ndoctors: { anne: [ }\n");
    ck_assert_int_eq(vp_list_ids(path, "doctors", &vp_bench.arena, &ids), 0); /* no YAML yet */
    path = vp_text_write("unfinished.yaml", "include: [more.yaml]\ntitel: wrong\ndoctors: { anne: }\nlines: none\n");
    ck_assert_int_eq(vp_list_ids(path, "doctors", &vp_bench.arena, &ids), 3);
    ck_assert_str_eq(ids[0], "bo");
    ck_assert_str_eq(ids[1], "dag-1");
    ck_assert_str_eq(ids[2], "anne");
    ck_assert_int_eq(vp_list_ids(path, "lines", &vp_bench.arena, &ids), 0);
    ck_assert_int_eq(vp_list_ids(path, "scenarios", &vp_bench.arena, &ids), 0);
    ck_assert_int_eq(vp_list_ids("/no/such/plan.yaml", "doctors", &vp_bench.arena, &ids), 0);
}
END_TEST

Suite *suite_includes(void)
{
    Suite *suite = suite_create("includes");
    TCase *tests = tcase_create("files");
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_add_test(tests, maps_merge_and_the_plan_has_the_last_word);
    tcase_add_test(tests, later_files_lie_over_earlier_ones);
    tcase_add_test(tests, files_include_files_from_the_plans_folder);
    tcase_add_test(tests, an_included_file_may_be_met_twice);
    tcase_add_test(tests, errors_point_into_the_file_at_fault);
    tcase_add_test(tests, each_value_keeps_its_place);
    tcase_add_test(tests, what_the_other_file_says_is_told_with_its_name);
    tcase_add_test(tests, a_null_is_a_value_like_others);
    tcase_add_test(tests, nothing_follows_from_a_file_that_cannot_be_read);
    tcase_add_loop_test(tests, only_files_of_the_folder_are_opened, 0, (int)(sizeof refused / sizeof *refused));
    tcase_add_test(tests, links_within_the_folder_are_fine);
    tcase_add_test(tests, names_are_written_from_the_plans_folder);
    tcase_add_test(tests, circles_are_told_with_the_way_round);
    tcase_add_test(tests, depth_and_number_are_bounded);
    tcase_add_test(tests, files_that_double_end_soon);
    tcase_add_test(tests, values_of_all_files_together_are_bounded);
    tcase_add_test(tests, the_hash_covers_included_files);
    tcase_add_test(tests, a_plan_may_bring_its_profiles);
    tcase_add_test(tests, profiles_are_files_of_the_folder_only);
    tcase_add_test(tests, ids_are_listed_from_a_plan_that_is_not_finished);
    suite_add_tcase(suite, tests);
    return suite;
}
