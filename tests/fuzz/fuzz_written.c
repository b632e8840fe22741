/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as audit.json and solve.json of a folder that `vaktplan why` is asked about, and that `vaktplan compare` puts beside itself: what it says of its plan is a name and no
 * path, its figures are numbers and its intervals have a least and a most, or there is at least one error. */
#include "tests/fuzz/harness.h"
#include "tests/unit/folder_maker.h"

#include "cli/results.h"
#include "report/compare.h"

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

/* The page of a comparison, without pictures: whatever the words are, nothing in it runs. */
static void check_page(const struct vp_comparison *comparison)
{
    const struct vp_comparison twice[] = {*comparison, *comparison};
    const struct vp_comparisons set = {.item = twice, .n = 2};
    struct vp_text text;
    vp_text_init(&text);
    vp_compare_text(&set, VP_NB, &text); /* plain text may say anything */
    text.length = 0;
    vp_compare_html(&set, VP_NB, NULL, &text);
    require(strstr(text.at, "<script") == NULL);
    vp_text_clear(&text);
}

static void check_result(const struct vp_result *result, struct vp_arena *arena)
{
    for (int i = 0; i < result->figures.n; i++) {
        const struct vp_figure *figure = &result->figures.item[i];
        require(!isnan(figure->found) && figure->best.low <= figure->best.high);
    }
    const struct vp_comparison comparison = vp_compare(result, result, arena);
    require(comparison.moved.n == 0 && comparison.contrasts.n == result->figures.n);
    for (int i = 0; i < comparison.contrasts.n; i++)
        require(comparison.contrasts.item[i].conclusion != VP_CONCLUDE_LESS &&
                comparison.contrasts.item[i].conclusion != VP_CONCLUDE_MORE);
    check_page(&comparison);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char roster[] = "date,line,start,doctor\n2027-01-04,l,2027-01-04T08:00:00+01:00,a\n2027-01-05,l,x,\n";
    static const char *audit;
    static const char *solve;
    if (audit == NULL) {
        audit = vp_fuzz_path("audit.json");
        solve = vp_fuzz_path("solve.json");
        vp_write_file(vp_fuzz_path("roster.csv"), (const uint8_t *)roster, sizeof roster - 1);
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
    const struct vp_result *result = vp_result_read(vp_fuzz_folder(), &arena, &errors);
    if (result != NULL)
        check_result(result, &arena);
    vp_fuzz_print(&errors);
    vp_arena_clear(&arena);
    return 0;
}
