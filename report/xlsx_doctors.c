/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of doctors in roster.xlsx: one for each group, dates down, a column a doctor, in a box the line and the times of the duty that begins
 * then. */
#include "report/xlsx.h"

#include "report/escape.h"

enum {
    HEAD_NAME = 3, /* rows */
    HEAD_COUNT,
    FIRST_DATE,
    LEAST_LETTERS = 13,
    MOST_LETTERS = 20,
};

static struct vp_crew gather(struct vp_view *view, const char *name, uint64_t group, bool everybody)
{
    int n = view->problem->n_doctors;
    struct vp_crew crew = {.name = name};
    crew.doctors = vp_arena_array(&view->arena, (size_t)n + 1, sizeof *crew.doctors);
    for (int d = 0; d < n; d++) {
        uint64_t in = view->plan->doctors.item[d].groups;
        if (everybody || (group == 0 ? in == 0 : (in & group) != 0))
            crew.doctors[crew.n++] = d;
    }
    return crew;
}

static void add_crew(struct vp_view *view, struct vp_crews *crews, struct vp_crew crew)
{
    long long cells = (long long)crew.n * (vp_xlsx_last(view) - view->plan->from + 1);
    if (crew.n == 0)
        return;
    crew.fits = crew.n <= VP_BOOK_COLUMNS - VP_XLSX_DAYS && cells <= VP_XLSX_CELLS - crews->cells;
    crews->cells += crew.fits ? cells : 0;
    crews->list[crews->n++] = crew;
}

struct vp_crews vp_crews_new(struct vp_view *view)
{
    int groups = view->anonymous ? 0 : view->plan->groups.n; /* who is in which tells who somebody is */
    struct vp_crews crews = {.n = 0};
    crews.list = vp_arena_array(&view->arena, (size_t)groups + 1, sizeof *crews.list);
    for (int g = 0; g < groups; g++)
        add_crew(view, &crews, gather(view, view->plan->groups.item[g], UINT64_C(1) << (unsigned)g, false));
    const char *rest =
        groups > 0 ? vp_words(view, "Uten gruppe", "No group") : vp_words(view, "Alle leger", "All doctors");
    add_crew(view, &crews, gather(view, rest, 0, groups == 0));
    return crews;
}

/* ---- the sheet ---- */

/* Each doctor's places by start: places[first[d]] … places[first[d + 1] - 1]. */
struct had {
    int *first;
    int *places;
};

static struct had sort_places(struct vp_view *view)
{
    const struct vp_problem *problem = view->problem;
    size_t n = (size_t)problem->n_doctors;
    struct had had = {vp_arena_array(&view->arena, n + 2, sizeof *had.first),
                      vp_arena_array(&view->arena, (size_t)problem->n_places + 1, sizeof *had.places)};
    for (int place = 0; place < problem->n_places; place++)
        if (view->roster->doctor[place] >= 0)
            had.first[view->roster->doctor[place] + 2]++;
    for (size_t d = 2; d <= n + 1; d++)
        had.first[d] += had.first[d - 1];
    /* first[d + 1] runs from where the doctor begins to where he ends, and is then where the next begins. */
    for (int place = 0; place < problem->n_places; place++)
        if (view->roster->doctor[place] >= 0)
            had.places[had.first[view->roster->doctor[place] + 1]++] = place;
    return had;
}

static void put_heads(const struct vp_xlsx *xlsx, const struct vp_crew *crew, const struct had *had, int letters)
{
    int lines = 1;
    for (int i = 0; i < VP_XLSX_DAYS; i++)
        vp_book_blank(xlsx->book, (struct vp_cell){HEAD_NAME, i, VP_LOOK_HEAD, VP_SHADE_NONE});
    for (int i = 0; i < crew->n; i++) {
        const char *label = xlsx->view->label[crew->doctors[i]];
        vp_book_text(xlsx->book, (struct vp_cell){HEAD_NAME, VP_XLSX_DAYS + i, VP_LOOK_HEAD, VP_SHADE_NONE}, label);
        int taken = vp_xlsx_lines(label, letters);
        lines = taken > lines ? taken : lines;
    }
    vp_book_lines(xlsx->book, HEAD_NAME, lines);
    vp_xlsx_day_heads(xlsx, HEAD_COUNT);
    for (int i = 0; i < crew->n; i++) {
        int duties = had->first[crew->doctors[i] + 1] - had->first[crew->doctors[i]];
        vp_book_text(
            xlsx->book, (struct vp_cell){HEAD_COUNT, VP_XLSX_DAYS + i, VP_LOOK_HEAD, VP_SHADE_NONE},
            vp_words(xlsx->view, duties == 1 ? "%d vakt" : "%d vakter", duties == 1 ? "%d duty" : "%d duties", duties));
    }
}

/* What the doctor has that begins on `date`, from `*next` on, which moves behind it; "" for nothing. */
static const char *tell_duties(const struct vp_xlsx *xlsx, const struct had *had, int *next, int end, vp_day date)
{
    struct vp_view *view = xlsx->view;
    const char *told = "";
    struct vp_text text;
    vp_text_init(&text);
    for (; *next < end; ++*next) {
        const struct vp_duty *duty = &view->problem->duties[view->problem->place_duty[had->places[*next]]];
        if (duty->date != date)
            break;
        vp_text_printf(&text, "%s%s\n%s–%s", text.length == 0 ? "" : "\n", vp_xlsx_line(xlsx, duty->line),
                       vp_clock(view, duty->start), vp_clock(view, duty->end));
    }
    if (text.length > 0)
        told = vp_arena_strndup(&view->arena, text.at, text.length);
    vp_text_clear(&text);
    return told;
}

static int choose_letters(const struct vp_xlsx *xlsx, const struct vp_crew *crew)
{
    int widest = LEAST_LETTERS;
    for (int i = 0; i < crew->n; i++) {
        int width = vp_text_width(xlsx->view->label[crew->doctors[i]]) + 2;
        widest = width > widest ? width : widest;
    }
    return widest < MOST_LETTERS ? widest : MOST_LETTERS;
}

void vp_xlsx_crew(const struct vp_xlsx *xlsx, int number)
{
    struct vp_view *view = xlsx->view;
    const struct vp_crew *crew = &xlsx->crews.list[number];
    const struct had had = sort_places(view);
    int *next = vp_arena_array(&view->arena, (size_t)crew->n + 1, sizeof *next);
    for (int i = 0; i < crew->n; i++)
        next[i] = had.first[crew->doctors[i]];
    int letters = choose_letters(xlsx, crew);
    vp_book_sheet(xlsx->book, xlsx->names[VP_XLSX_CREWS + number]);
    vp_book_widths(xlsx->book, VP_XLSX_DAYS, VP_XLSX_DAYS + crew->n - 1, letters);
    vp_xlsx_title(xlsx, vp_clean(&view->arena, crew->name),
                  vp_words(view, "%s. Vakten står på datoen den begynner.",
                           "%s. A duty stands on the date on which it begins.", view->title));
    put_heads(xlsx, crew, &had, letters);
    vp_day last = vp_xlsx_last(view);
    for (vp_day date = view->plan->from; date <= last; date++) {
        int row = FIRST_DATE + (date - view->plan->from);
        enum vp_shade shade = vp_xlsx_day(xlsx, row, date);
        int lines = 1;
        for (int i = 0; i < crew->n; i++) {
            const char *told = tell_duties(xlsx, &had, &next[i], had.first[crew->doctors[i] + 1], date);
            vp_book_text(xlsx->book, (struct vp_cell){row, VP_XLSX_DAYS + i, VP_LOOK_BOX, shade}, told);
            int taken = vp_xlsx_lines(told, letters);
            lines = taken > lines ? taken : lines;
        }
        vp_book_lines(xlsx->book, row, lines);
    }
    vp_xlsx_print_days(xlsx, HEAD_NAME, HEAD_COUNT, (double)letters * crew->n);
}
