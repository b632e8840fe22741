/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the roster → events of calendars. A UID says which duty it is, so that a later run of the same plan speaks of the same event:
 *
 *     START~LINE~NUMBER@PLAN.vaktplan            in the service's calendar; NUMBER is that of the place
 *     START~LINE~NUMBER~DOCTOR@PLAN.vaktplan     in a doctor's; NUMBER is 1 unless he is down for it twice; before @ also ~out and ~home, for drives
 *
 * START is in UTC. PLAN is a hash of the title: two services may well have a line and a doctor of the same ids. */
#include "report/calendars.h"

#include "report/escape.h"
#include "report/ical.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    EARLIER_BYTES = 64 * 1024 * 1024,
    ID_BYTES = 64,
    TAG_BYTES = 80,
    NAME_COLUMNS = 60,
    SECONDS_A_MINUTE = 60,
    SECONDS_A_DAY = 86400,
};

static const char doctor_prefix[] = "doctor-";
static const char service_name[] = "service";
static const char ending[] = ".ics";

struct maker {
    struct vp_view *view;
    int doctor; /* or VP_WHOLE_SERVICE */
    struct vp_ical_calendar calendar;
    char plan[17];
};

/* A row that is in the calendar. */
struct told {
    const struct vp_roster_row *row;
    char line[TAG_BYTES];
    int number; /* 0 = not counted yet */
};

/* ---- names of files and events ---- */

static bool is_digits(const char *text, size_t length)
{
    return length > 0 && strspn(text, "0123456789") >= length;
}

/* As the plan language has ids: a-z 0-9 first, then also _ . - */
static bool is_id(const char *text, size_t length)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_.-";
    return length > 0 && length <= ID_BYTES && strchr("_.-", text[0]) == NULL && strspn(text, letters) >= length;
}

/* The id, or "_7" for one that the plan language does not allow: no id begins so. */
static void put_tag(const char *id, bool known, int number, char tag[TAG_BYTES])
{
    if (known && is_id(id, strlen(id)))
        snprintf(tag, TAG_BYTES, "%s", id);
    else
        snprintf(tag, TAG_BYTES, "_%d", number);
}

static void put_doctor_tag(const struct vp_plan *plan, int doctor, char tag[TAG_BYTES])
{
    const char *id = plan->doctors.item[doctor].id;
    put_tag(id, vp_plan_doctor(plan, id) == doctor, doctor + 1, tag);
}

/* Lines that the plan does not have are told apart by the number of the event. */
static void put_line_tag(const struct vp_plan *plan, const struct vp_roster_row *row, char tag[TAG_BYTES])
{
    bool known = row->line < 0 || vp_plan_line(plan, row->line_id) == row->line;
    put_tag(row->line_id, known, row->line + 1, tag);
}

char *vp_calendar_name(const struct vp_plan *plan, int doctor, char name[VP_CALENDAR_NAME])
{
    char tag[TAG_BYTES];
    if (doctor == VP_WHOLE_SERVICE) {
        snprintf(name, VP_CALENDAR_NAME, "%s%s", service_name, ending);
        return name;
    }
    put_doctor_tag(plan, doctor, tag);
    snprintf(name, VP_CALENDAR_NAME, "%s%s%s", doctor_prefix, tag, ending);
    return name;
}

bool vp_calendars_is_ours(const char *name)
{
    size_t length = strlen(name);
    size_t end = strlen(ending);
    size_t begin = strlen(doctor_prefix);
    if (length <= end || strcmp(name + length - end, ending) != 0)
        return false;
    if (length - end == strlen(service_name) && strncmp(name, service_name, length - end) == 0)
        return true;
    if (length - end <= begin || strncmp(name, doctor_prefix, begin) != 0)
        return false;
    const char *tag = name + begin;
    size_t bytes = length - end - begin;
    return is_id(tag, bytes) || (tag[0] == '_' && bytes < ID_BYTES && is_digits(tag + 1, bytes - 1));
}

/* Fowler, Noll, Vo, FNV-1a, 64 bits. */
static void put_hash(const char *words, char hash[17])
{
    uint64_t value = UINT64_C(14695981039346656037);
    for (const char *at = words; *at != '\0'; at++)
        value = (value ^ (unsigned char)*at) * UINT64_C(1099511628211);
    snprintf(hash, 17, "%016llx", (unsigned long long)value);
}

/* ---- which duty it is ---- */

/* The place's number among those of all duties of its line that begin then; it does not depend on who has which. */
static int number_place(const struct vp_problem *problem, int place)
{
    int first = problem->place_duty[place];
    const struct vp_duty *duty = &problem->duties[first];
    while (first > problem->n_past && problem->duties[first - 1].start == duty->start &&
           problem->duties[first - 1].line == duty->line)
        first--;
    return place - problem->duties[first].first_place + 1;
}

static int compare_told(const void *one, const void *other)
{
    const struct told *a = one;
    const struct told *b = other;
    if (a->row->start != b->row->start)
        return a->row->start < b->row->start ? -1 : 1;
    int order = strcmp(a->line, b->line);
    if (order != 0)
        return order;
    if ((a->row->place < 0) != (b->row->place < 0))
        return a->row->place < 0 ? 1 : -1;
    return a->row->order - b->row->order;
}

static bool is_next(const struct told *a, const struct told *b)
{
    return a->row->start == b->row->start && strcmp(a->line, b->line) == 0 && (a->row->place < 0) == (b->row->place < 0);
}

static bool is_told(const struct maker *maker, const struct vp_roster_row *row)
{
    return maker->doctor == VP_WHOLE_SERVICE || row->doctor == maker->doctor;
}

static void fill_told(const struct maker *maker, const struct vp_roster_row *row, struct told *told)
{
    told->row = row;
    put_line_tag(maker->view->plan, row, told->line);
    if (maker->doctor == VP_WHOLE_SERVICE && row->place >= 0)
        told->number = number_place(maker->view->problem, row->place);
}

/* The rows of this calendar, numbered where several are of the same line and start. */
static struct told *choose_rows(struct maker *maker, const struct vp_roster_rows *rows, int *n)
{
    int room = 1;
    for (int i = 0; i < rows->n; i++)
        room += is_told(maker, &rows->row[i]);
    struct told *told = vp_arena_array(&maker->view->arena, (size_t)room, sizeof *told);
    *n = 0;
    for (int i = 0; i < rows->n; i++)
        if (is_told(maker, &rows->row[i]))
            fill_told(maker, &rows->row[i], &told[(*n)++]);
    qsort(told, (size_t)*n, sizeof *told, compare_told);
    for (int i = 0; i < *n; i++)
        if (told[i].number == 0)
            told[i].number = i > 0 && is_next(&told[i - 1], &told[i]) ? told[i - 1].number + 1 : 1;
    return told;
}

/* "20270104T143000Z". */
static void put_start(vp_instant instant, char text[VP_RFC3339_TEXT])
{
    int year;
    int month;
    int day;
    int left = (int)((instant % SECONDS_A_DAY + SECONDS_A_DAY) % SECONDS_A_DAY);
    vp_day_split((vp_day)((instant - left) / SECONDS_A_DAY), &year, &month, &day);
    snprintf(text, VP_RFC3339_TEXT, "%04d%02d%02dT%02d%02d%02dZ", year, month, day, left / 3600, left / 60 % 60,
             left % 60);
}

/* `what`: "", or which drive. */
static const char *make_uid(struct maker *maker, const struct told *told, const char *what)
{
    char start[VP_RFC3339_TEXT];
    char doctor[TAG_BYTES + 1] = "";
    put_start(told->row->start, start);
    if (maker->doctor != VP_WHOLE_SERVICE) {
        doctor[0] = '~';
        put_doctor_tag(maker->view->plan, maker->doctor, doctor + 1);
    }
    return vp_arena_printf(&maker->view->arena, "%s~%s~%s%d%s%s@%s" VP_UID_END, start, told->line,
                           told->row->place < 0 ? "x" : "", told->number, doctor, what, maker->plan);
}

/* ---- events ---- */

static const char *name_line(struct vp_view *view, const struct vp_roster_row *row)
{
    const char *name = row->line < 0 ? row->line_id : view->plan->lines.item[row->line].name;
    return vp_cut(&view->arena, vp_clean(&view->arena, name), NAME_COLUMNS);
}

static const char *name_site(struct vp_view *view, int site)
{
    return site < 0 ? "" : vp_cut(&view->arena, vp_clean(&view->arena, view->plan->sites.item[site].name), NAME_COLUMNS);
}

/* What kind of duty it is, by which programs can sort and colour. */
static const char *name_kind(struct vp_view *view, const struct vp_roster_row *row)
{
    if (row->doctor < 0)
        return vp_words(view, "vikar", "locum");
    if (row->line < 0)
        return vp_words(view, "vakt", "duty");
    const struct vp_line *line = &view->plan->lines.item[row->line];
    return line->standby < 1 || line->site == VP_SITE_HOME ? vp_words(view, "hjemmevakt", "stand-by")
                                                           : vp_words(view, "tilstedevakt", "on site");
}

static const char *name_duty(struct maker *maker, const struct vp_roster_row *row)
{
    struct vp_view *view = maker->view;
    const char *line = name_line(view, row);
    if (maker->doctor != VP_WHOLE_SERVICE)
        return vp_words(view, "Vakt: %s", "Duty: %s", line);
    const char *who = row->doctor < 0 ? vp_words(view, "vikar", "locum") : view->label[row->doctor];
    return vp_arena_printf(&view->arena, "%s: %s", line, who);
}

static void add_duty(struct maker *maker, const struct told *told)
{
    struct vp_view *view = maker->view;
    const struct vp_roster_row *row = told->row;
    struct vp_ical_event *event = vp_vec_add(&view->arena, &maker->calendar.events);
    *event = (struct vp_ical_event){.uid = make_uid(maker, told, ""),
                                    .start = row->start,
                                    .end = row->end,
                                    .summary = name_duty(maker, row),
                                    .location = name_site(view, vp_row_site(view, row)),
                                    .category = name_kind(view, row),
                                    .transparent = maker->doctor == VP_WHOLE_SERVICE};
}

/* The drive to the duty, or back home; its times are the caller's. */
static struct vp_ical_event make_drive(struct maker *maker, const struct told *told, bool back)
{
    struct vp_view *view = maker->view;
    const char *home = name_site(view, view->plan->doctors.item[maker->doctor].home);
    const char *site = name_site(view, vp_row_site(view, told->row));
    const char *line = name_line(view, told->row);
    return (struct vp_ical_event){
        .uid = make_uid(maker, told, back ? "~home" : "~out"),
        .summary = back ? vp_words(view, "Kjøring hjem fra vakt: %s", "Drive home from duty: %s", line)
                        : vp_words(view, "Kjøring til vakt: %s", "Drive to duty: %s", line),
        .location = vp_arena_printf(&view->arena, "%s – %s", back ? site : home, back ? home : site),
        .category = vp_words(view, "kjøring", "driving"),
        .transparent = true};
}

static void add_drives(struct maker *maker, const struct told *told)
{
    struct vp_view *view = maker->view;
    const struct vp_problem *problem = view->problem;
    const struct vp_roster_row *row = told->row;
    if (row->place < 0)
        return;
    size_t at = (size_t)maker->doctor * (size_t)problem->n_duties + (size_t)problem->place_duty[row->place];
    vp_instant out = (vp_instant)problem->drive_out[at] * SECONDS_A_MINUTE;
    vp_instant back = (vp_instant)problem->drive_home[at] * SECONDS_A_MINUTE;
    if (out > 0) {
        struct vp_ical_event *event = vp_vec_add(&view->arena, &maker->calendar.events);
        *event = make_drive(maker, told, false);
        event->start = row->start - out;
        event->end = row->start;
    }
    if (back > 0) {
        struct vp_ical_event *event = vp_vec_add(&view->arena, &maker->calendar.events);
        *event = make_drive(maker, told, true);
        event->start = row->end;
        event->end = row->end + back;
    }
}

void vp_calendar_put(struct vp_view *view, const struct vp_roster_rows *rows, int doctor, const struct vp_text *earlier,
                     struct vp_text *out)
{
    const struct vp_plan *plan = view->plan;
    bool whole = doctor == VP_WHOLE_SERVICE;
    const char *name = whole ? view->title : vp_arena_printf(&view->arena, "%s – %s", view->label[doctor], view->title);
    struct maker maker = {.view = view,
                          .doctor = doctor,
                          .calendar = {.zone = plan->zone,
                                       .zone_name = plan->zone_name,
                                       .from = plan->from,
                                       .to = plan->to,
                                       .name = name,
                                       .language = view->language == VP_EN ? "EN" : "NB"}};
    put_hash(plan->title, maker.plan);
    int n;
    struct told *told = choose_rows(&maker, rows, &n);
    for (int i = 0; i < n; i++) {
        add_duty(&maker, &told[i]);
        if (view->report->options.calendar_travel && !view->anonymous && !whole)
            add_drives(&maker, &told[i]);
    }
    vp_calendar_follow(&maker.calendar, earlier, &view->arena);
    vp_ical_write(&maker.calendar, &view->arena, out);
}

/* ---- files ---- */

static bool put_file(struct vp_view *view, const struct vp_roster_rows *rows, int doctor, struct vp_folder *folder,
                     const char *folder_name, struct vp_errors *errors)
{
    char file[VP_CALENDAR_NAME];
    const char *name = vp_arena_printf(&view->arena, "%s/%s", folder_name, vp_calendar_name(view->plan, doctor, file));
    struct vp_text earlier;
    struct vp_text text;
    vp_text_init(&earlier);
    vp_text_init(&text);
    /* What was called off since then would be told with the names of who had it. */
    bool there = !view->anonymous && vp_folder_earlier(folder, name, EARLIER_BYTES, &earlier);
    vp_calendar_put(view, rows, doctor, there ? &earlier : NULL, &text);
    bool good = vp_folder_put(folder, name, &text, errors);
    vp_text_clear(&text);
    vp_text_clear(&earlier);
    return good;
}

bool vp_calendars_put(struct vp_view *view, struct vp_folder *folder, const char *folder_name, struct vp_errors *errors)
{
    struct vp_roster_rows rows = vp_roster_rows(view);
    bool good = vp_folder_subfolder(folder, folder_name, errors) != NULL &&
                put_file(view, &rows, VP_WHOLE_SERVICE, folder, folder_name, errors);
    for (int d = 0; d < view->problem->n_doctors && good; d++)
        good = put_file(view, &rows, d, folder, folder_name, errors);
    return good;
}
