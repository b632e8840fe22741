/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as the certificate of a small roster: numbers within their bounds that can be judged, and the verdict put into words, or at least one error. One
 * that is not refused says of the roster what is so, and claims to prove no more than there is. */
#include "tests/fuzz/harness.h"
#include "tests/unit/folder_maker.h"

#include "model/problem.h"
#include "report/report.h"

#include <math.h>
#include <string.h>

static const char plan_text[] =
    "vaktplan: 1\n"
    "title: Small\n"
    "language: en\n"
    "period: { from: 2027-01-04, to: 2027-01-24 }\n"
    "sites: { grong: }\n"
    "doctors: { a: { home: grong }, b: { home: grong }, c: { home: grong, post: 50 } }\n"
    "lines: { forvakt: { site: grong, times: { mon-sun: 15:30-08:00 } } }\n"
    "fairness: { method: leximin, categories: { duties: 1, nights: 1, weekends: { method: convex } } }\n";

static const double most = 1e11; /* of any number that is read */

/* What every certificate is judged against, made once and kept: the doctors take turns. */
static struct vp_report report;
static const char *path;

static void set_up(void)
{
    struct vp_arena *kept = vp_fuzz_kept();
    struct vp_errors errors;
    vp_errors_init(&errors);
    const struct vp_problem *problem = vp_problem_new(vp_fuzz_plan(plan_text), NULL, kept, &errors);
    require(problem != NULL);
    struct vp_roster *roster = vp_roster_new(problem, kept);
    for (int place = 0; place < problem->n_places; place++)
        roster->doctor[place] = place % problem->n_doctors;
    report = (struct vp_report){.problem = problem, .roster = roster, .audit = vp_audit_new(problem, roster, kept)};
    path = vp_fuzz_path("t.json");
}

static bool is_bounded(double number)
{
    return isnan(number) || fabs(number) <= most;
}

static void check_numbers(const double *numbers, int n)
{
    require(n >= 0 && n <= VP_MAX_DOCTORS);
    for (int i = 0; i < n; i++)
        require(fabs(numbers[i]) <= most);
}

static void check_certificate(const struct vp_certificate *certificate)
{
    require(certificate->input_sha256 != NULL && certificate->roster_sha256 != NULL && certificate->status != NULL);
    require(is_bounded(certificate->open) && is_bounded(certificate->objective) && is_bounded(certificate->bound));
    require(certificate->claims.n <= VP_MAX_CATEGORIES && certificate->pos.line > 0);
    for (int i = 0; i < certificate->claims.n; i++) {
        const struct vp_claim *claim = &certificate->claims.item[i];
        require(claim->category >= 0 && claim->category < report.problem->plan->categories.n);
        require(claim->method >= VP_CONVEX && claim->method <= VP_MIN_MAX && claim->pos.line > 0);
        require(claim->proven >= 0 && claim->proven <= VP_MAX_DOCTORS && is_bounded(claim->least_top));
        check_numbers(claim->excess, claim->n);
        check_numbers(claim->floor, claim->n_floor);
    }
}

/* Nothing was refused: it is the certificate of this roster. */
static void check_upheld(const struct vp_certificate *certificate, const struct vp_verdict *verdict)
{
    const struct vp_plan *plan = report.problem->plan;
    require(strcmp(certificate->input_sha256, plan->sha256) == 0 && certificate->claims.n == plan->fairness.n);
    require(fabs(certificate->objective - report.audit->points) < 0.1 && fabs(certificate->open) < 0.1);
    require(!(certificate->bound > certificate->objective + 0.1));
    for (int i = 0; i < certificate->claims.n; i++) {
        const struct vp_claim *claim = &certificate->claims.item[i];
        const struct vp_upheld *upheld = &verdict->upheld[i];
        require(claim->n == report.problem->n_doctors && claim->proven <= claim->n);
        require(upheld->confirmed >= 0 && upheld->trusted >= 0 && upheld->confirmed + upheld->trusted <= claim->n);
    }
}

static void judge(const struct vp_certificate *certificate, struct vp_arena *arena)
{
    struct vp_text words;
    const struct vp_verdict verdict =
        vp_certificate_judge(report.problem, report.roster, report.audit, certificate, arena);
    for (int i = 0; i < verdict.refused.n; i++)
        require(verdict.refused.item[i].claim >= -1 && verdict.refused.item[i].claim < certificate->claims.n);
    if (verdict.refused.n == 0)
        check_upheld(certificate, &verdict);
    vp_text_init(&words);
    vp_report_verdict(&report, certificate, &verdict, &words);
    require(words.length > 0 && strlen(words.at) == words.length);
    vp_text_clear(&words);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (path == NULL)
        set_up();
    vp_write_file(path, bytes, length);
    struct vp_arena arena;
    struct vp_errors errors;
    vp_arena_init(&arena);
    vp_errors_init(&errors);
    const struct vp_certificate *certificate = vp_certificate_read(path, report.problem->plan, &arena, &errors);
    require((certificate == NULL) == vp_errors_any(&errors));
    if (certificate != NULL) {
        check_certificate(certificate);
        judge(certificate, &arena);
    }
    vp_fuzz_print(&errors);
    vp_arena_clear(&arena);
    return 0;
}
