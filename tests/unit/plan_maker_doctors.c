/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans made in code: what doctors have. Each item has a line of its own: 1000·(1 + doctor) + 100·sort + number. */
#include "tests/unit/plan_maker.h"

enum sort { LEAVE, EXEMPTION, WISH, COMMITMENT, FIXED, FORBIDDEN, CAP, OWN_DATE };

static struct vp_pos make_pos(const struct vp_plan *plan, int doctor, enum sort sort, int number)
{
    return (struct vp_pos){plan->source, 1000 * (1 + doctor) + 100 * (int)sort + number, 1};
}

static struct vp_dates read_dates(const char *from, const char *to)
{
    return (struct vp_dates){vp_make_day(from), vp_make_day(to)};
}

void vp_make_leave(struct vp_plan *plan, int doctor, const char *from, const char *to, bool share_kept)
{
    struct vp_doctor *of = &plan->doctors.item[doctor];
    struct vp_leave leave = {read_dates(from, to), share_kept, make_pos(plan, doctor, LEAVE, of->leave.n)};
    *vp_vec_add(plan->arena, &of->leave) = leave;
}

void vp_make_exemption(struct vp_plan *plan, int doctor, uint32_t what, const char *from, const char *to)
{
    struct vp_doctor *of = &plan->doctors.item[doctor];
    struct vp_exemption exemption = {read_dates(from, to), what, make_pos(plan, doctor, EXEMPTION, of->exemptions.n)};
    *vp_vec_add(plan->arena, &of->exemptions) = exemption;
}

struct vp_wish *vp_make_wish(struct vp_plan *plan, int doctor, bool want, const char *from, const char *to, double weight)
{
    struct vp_doctor *of = &plan->doctors.item[doctor];
    struct vp_pos pos = make_pos(plan, doctor, WISH, of->wishes.n);
    struct vp_wish *wish = vp_vec_add(plan->arena, &of->wishes);
    *wish = (struct vp_wish){.dates = read_dates(from, to), .want = want, .weight = weight, .pos = pos};
    return wish;
}

struct vp_commitment *vp_make_commitment(struct vp_plan *plan, int doctor, const char *start, const char *end)
{
    struct vp_doctor *of = &plan->doctors.item[doctor];
    struct vp_pos pos = make_pos(plan, doctor, COMMITMENT, of->commitments.n);
    int begins = vp_make_clock(start);
    int ends = vp_make_clock(end);
    struct vp_commitment *commitment = vp_vec_add(plan->arena, &of->commitments);
    *commitment = (struct vp_commitment){.dates = {plan->from, plan->to},
                                         .start = begins,
                                         .end = ends > begins ? ends : ends + VP_MINUTES_A_DAY,
                                         .site = -1,
                                         .pos = pos};
    return commitment;
}

void vp_make_fixed(struct vp_plan *plan, int doctor, int line, const char *from, const char *to)
{
    struct vp_doctor *of = &plan->doctors.item[doctor];
    struct vp_fixed fixed = {line, read_dates(from, to), make_pos(plan, doctor, FIXED, of->fixed.n)};
    *vp_vec_add(plan->arena, &of->fixed) = fixed;
}

struct vp_forbidden *vp_make_forbidden(struct vp_plan *plan, int doctor, const char *from, const char *to)
{
    struct vp_doctor *of = &plan->doctors.item[doctor];
    struct vp_pos pos = make_pos(plan, doctor, FORBIDDEN, of->forbidden.n);
    struct vp_forbidden *forbidden = vp_vec_add(plan->arena, &of->forbidden);
    *forbidden = (struct vp_forbidden){.dates = read_dates(from, to), .pos = pos};
    return forbidden;
}

static void add_cap(struct vp_plan *plan, int doctor, struct vp_cap cap)
{
    struct vp_doctor *of = &plan->doctors.item[doctor];
    cap.pos = make_pos(plan, doctor, CAP, of->caps.n);
    *vp_vec_add(plan->arena, &of->caps) = cap;
}

void vp_make_cap(struct vp_plan *plan, int doctor, int category, double at_least, double at_most)
{
    add_cap(plan, doctor, (struct vp_cap){.category = category, .line = -1, .at_most = at_most, .at_least = at_least});
}

void vp_make_line_cap(struct vp_plan *plan, int doctor, int line, double at_least, double at_most)
{
    add_cap(plan, doctor, (struct vp_cap){.category = -1, .line = line, .at_most = at_most, .at_least = at_least});
}

void vp_make_own_date(struct vp_plan *plan, int doctor, const char *date)
{
    vp_whens *dates = &plan->doctors.item[doctor].own_dates;
    vp_make_when(plan, dates, date, date);
    dates->item[dates->n - 1].pos = make_pos(plan, doctor, OWN_DATE, dates->n - 1);
}

uint64_t vp_make_qualification(struct vp_plan *plan, const char *name)
{
    *vp_vec_add(plan->arena, &plan->qualifications) = name;
    return UINT64_C(1) << (plan->qualifications.n - 1);
}

uint64_t vp_make_group(struct vp_plan *plan, const char *name)
{
    *vp_vec_add(plan->arena, &plan->groups) = name;
    return UINT64_C(1) << (plan->groups.n - 1);
}
