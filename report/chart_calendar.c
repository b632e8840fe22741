/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is on duty each day on one line: a row a week, a column a weekday, a line of text for each place. All coordinates are pixels. A doctor is
 * known by the name and by a pattern beside it, so that runs and gaps show without reading; a locum is white on black, a public holiday has a
 * thick frame. */
#include "report/canvas.h"

#include "report/escape.h"

#include <string.h>

enum {
    WEEK = 84, /* width of the column of weeks */
    DAY = 156, /* width of a day */
    WIDTH = WEEK + 7 * DAY + 8,
    TOP = 64,     /* title */
    HEAD = 22,    /* weekday names */
    LINE = 16,    /* a place */
    EDGE = 5,     /* above and below the lines of a day */
    HOLIDAY = 12, /* the name of a holiday, in weeks that have one */
    DATE = 38,    /* width of the date in a box, "28.12." */
    DATE_EN = 46, /* "28 Dec" */
    TIME = 38,    /* width of the clock time, on lines with several duties a day */
    SWATCH = 20,
    FLAG = 64, /* "LOCUM", white on black */
    FONT = 11,
    HUES = 4, /* of each pattern */
    HALF = 6, /* height of a swatch on each side of its line */
    GAP = 5,  /* between the strokes of a hatching */
    SHORT_BYTES = 24,
    MOST_LETTERS = 3, /* of a word in a short name */
};

struct calendar {
    struct vp_drawing *drawing;
    const char **label; /* [doctor] what stands in a box */
    bool abbreviated;
    int date_width;
    bool several; /* duties begin at different times of a day: say when */
    int *duties;  /* [doctor] on this line */
    int y;        /* how far down we are */
};

/* ---- names that fit ---- */

/* The first `letters` letters of words, and whole numbers: with one, "grong-1" → "G1", "Kari Ås" → "KÅ". `name` is well-formed UTF-8. */
static void abbreviate(const char *name, int letters, char out[SHORT_BYTES])
{
    size_t length = 0;
    int taken = 0; /* of this word */
    for (const char *at = name; *at != '\0' && length < SHORT_BYTES / 2;) {
        size_t bytes = 1;
        while (((unsigned char)at[bytes] & 0xC0) == 0x80)
            bytes++;
        bool digit = *at >= '0' && *at <= '9';
        bool letter = bytes > 1 || (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
        if (digit || (letter && taken < letters)) {
            memcpy(out + length, at, bytes);
            if (taken == 0 && *at >= 'a' && *at <= 'z')
                out[length] = (char)(*at - 'a' + 'A'); /* "l1" reads as "11" */
            length += bytes;
        }
        taken = letter ? taken + 1 : 0;
        at += bytes;
    }
    out[length] = '\0';
}

/* How many letters of each word tell all doctors apart, at most MOST_LETTERS; that many where none does. */
static int count_letters(struct vp_view *view)
{
    int n = view->problem->n_doctors;
    char(*short_names)[SHORT_BYTES] = vp_arena_array(&view->arena, (size_t)n, sizeof *short_names);
    for (int letters = 1; letters < MOST_LETTERS; letters++) {
        bool apart = true;
        for (int d = 0; d < n && apart; d++) {
            abbreviate(view->drawn[d], letters, short_names[d]);
            for (int other = 0; other < d && apart; other++)
                apart = strcmp(short_names[other], short_names[d]) != 0;
        }
        if (apart)
            return letters;
    }
    return MOST_LETTERS;
}

static const char *shorten(struct vp_view *view, const char **taken, int letters, int doctor)
{
    char initials[SHORT_BYTES];
    abbreviate(view->drawn[doctor], letters, initials);
    for (int d = 0; d < doctor; d++)
        if (strcmp(taken[d], initials) == 0 || initials[0] == '\0')
            return vp_arena_printf(&view->arena, "%s#%d", initials, doctor + 1);
    return vp_arena_strdup(&view->arena, initials);
}

static void choose_labels(struct calendar *calendar)
{
    struct vp_view *view = calendar->drawing->view;
    int n = view->problem->n_doctors;
    int room = DAY - calendar->date_width - SWATCH - 14 - (calendar->several ? TIME : 0);
    calendar->label = vp_arena_array(&view->arena, (size_t)n, sizeof *calendar->label);
    calendar->abbreviated = vp_label_pixels(view, FONT) > room;
    int letters = calendar->abbreviated ? count_letters(view) : 0;
    for (int d = 0; d < n; d++)
        calendar->label[d] = calendar->abbreviated ? shorten(view, calendar->label, letters, d) : view->drawn[d];
}

/* ---- what there is on a day ---- */

static bool is_on(const struct calendar *calendar, int place, vp_day date)
{
    const struct vp_problem *problem = calendar->drawing->view->problem;
    const struct vp_duty *duty = &problem->duties[problem->place_duty[place]];
    return duty->date == date && duty->line == calendar->drawing->chart->line &&
           vp_place_counts(problem, calendar->drawing->view->roster, place);
}

static int count_places(const struct calendar *calendar, vp_day date)
{
    int n = 0;
    for (int place = 0; place < calendar->drawing->view->problem->n_places; place++)
        n += is_on(calendar, place, date);
    return n;
}

static bool has_several(const struct vp_line *line)
{
    for (int kind = 0; kind < VP_DAY_KINDS; kind++)
        if (line->shifts[kind].n > 1)
            return true;
    return false;
}

static bool in_period(const struct vp_plan *plan, vp_day date)
{
    return date >= plan->from && date <= plan->to;
}

/* ---- drawing ---- */

/* The pattern of a doctor: neighbours in the list differ most. */
static void put_swatch(struct calendar *calendar, int x, int y, int doctor)
{
    static const int hues[HUES] = {0x202020, 0x8A3B00, 0x004A8F, 0x1F6B1F};
    static const struct {
        int part[4]; /* that is filled, in quarters of the width and halves of the height */
        unsigned way;
    } patterns[VP_CHART_PATTERNS] = {
        {{0, 4, 0, 2}, 0},
        {{0, 0, 0, 0}, VP_WAY_RISING},
        {{0, 0, 0, 0}, 0},
        {{0, 2, 0, 2}, 0},
        {{0, 0, 0, 0}, VP_WAY_UPRIGHT},
        {{0, 4, 1, 2}, 0},
        {{0, 0, 0, 0}, VP_WAY_FALLING},
        {{0, 0, 0, 0}, VP_WAY_LEVEL},
        {{2, 4, 0, 2}, 0},
        {{0, 0, 0, 0}, VP_WAY_CROSSING},
        {{0, 4, 0, 1}, 0},
        {{1, 3, 0, 2}, 0},
    };
    const double box[4] = {x, x + SWATCH, y - HALF, y + HALF};
    const int *part = patterns[doctor % VP_CHART_PATTERNS].part;
    int hue = hues[doctor / VP_CHART_PATTERNS % HUES];
    vp_canvas_box(calendar->drawing, box, 0xFFFFFF);
    if (part[1] > 0) {
        const double filled[4] = {x + part[0] * SWATCH / 4.0, x + part[1] * SWATCH / 4.0, box[2] + part[2] * HALF,
                                  box[2] + part[3] * HALF};
        vp_canvas_box(calendar->drawing, filled, hue);
    }
    vp_canvas_hatch(calendar->drawing, box, patterns[doctor % VP_CHART_PATTERNS].way, hue);
}

static void put_place(struct calendar *calendar, int place, int x, int y)
{
    struct vp_view *view = calendar->drawing->view;
    int doctor = view->roster->doctor[place];
    if (calendar->several) {
        vp_canvas_words(calendar->drawing, VP_WORDS_DATE, x, y,
                        vp_clock(view, view->problem->duties[view->problem->place_duty[place]].start));
        x += TIME;
    }
    if (doctor >= 0) {
        calendar->duties[doctor]++;
        put_swatch(calendar, x, y, doctor);
        vp_canvas_words(calendar->drawing, VP_WORDS_LEFT, x + SWATCH + 5, y, calendar->label[doctor]);
        return;
    }
    vp_canvas_box(calendar->drawing, (const double[4]){x, x + FLAG, y - 7, y + 7}, 0);
    const char *words = doctor == VP_LOCUM ? vp_words(view, "VIKAR", "LOCUM") : vp_words(view, "MANGLER", "MISSING");
    vp_canvas_words(calendar->drawing, VP_WORDS_WHITE, x + FLAG / 2.0, y, words);
}

static void put_day(struct calendar *calendar, vp_day date, int height, bool tall)
{
    struct vp_view *view = calendar->drawing->view;
    int weekday = vp_day_weekday(date);
    int left = WEEK + weekday * DAY;
    const struct vp_holiday *holiday = vp_holidays_on(&view->plan->holidays, date);
    int fill = holiday != NULL && holiday->public ? 0xDADADA : weekday >= VP_SATURDAY ? 0xEFEFEF : 0xFFFFFF;
    vp_canvas_box(calendar->drawing, (const double[4]){left, left + DAY, calendar->y, calendar->y + height}, fill);
    if (holiday != NULL && holiday->public)
        vp_canvas_frame(calendar->drawing,
                        (const double[4]){left + 2, left + DAY - 2, calendar->y + 2, calendar->y + height - 2});
    int y = calendar->y + EDGE + LINE / 2;
    int year;
    int month;
    int day;
    vp_day_split(date, &year, &month, &day);
    vp_canvas_words(calendar->drawing, VP_WORDS_DATE, left + 6, y,
                    view->language == VP_NB ? vp_arena_printf(&view->arena, "%d.%d.", day, month)
                                            : vp_date_short(view, date));
    for (int place = 0; place < view->problem->n_places; place++) {
        if (!is_on(calendar, place, date))
            continue;
        put_place(calendar, place, left + calendar->date_width, y);
        y += LINE;
    }
    if (holiday == NULL || !tall)
        return;
    const char *name = vp_cut(&view->arena, vp_holiday_words(view, date), 24);
    vp_canvas_words(calendar->drawing, VP_WORDS_SMALL, left + 6, calendar->y + height - EDGE - HOLIDAY / 2.0 + 1,
                    vp_arena_printf(&view->arena, "%s%s", holiday->public ? "★ " : "", name));
}

static void put_week(struct calendar *calendar, vp_day monday)
{
    vp_may_cut(calendar->drawing, calendar->y);
    struct vp_view *view = calendar->drawing->view;
    int most = 1;
    bool tall = false;
    for (vp_day date = monday; date < monday + 7; date++) {
        int places = in_period(view->plan, date) ? count_places(calendar, date) : 0;
        most = places > most ? places : most;
        tall = tall || (in_period(view->plan, date) && vp_holidays_on(&view->plan->holidays, date) != NULL);
    }
    int height = 2 * EDGE + most * LINE + (tall ? HOLIDAY : 0);
    vp_canvas_words(calendar->drawing, VP_WORDS_LEFT, 8, calendar->y + EDGE + LINE / 2.0,
                    vp_words(view, "uke %d", "week %d", vp_day_iso_week(monday, NULL)));
    for (vp_day date = monday; date < monday + 7; date++)
        if (in_period(view->plan, date))
            put_day(calendar, date, height, tall);
    calendar->y += height;
}

static void put_legend(struct calendar *calendar)
{
    struct vp_view *view = calendar->drawing->view;
    int step = vp_label_pixels(view, FONT) + SWATCH + 100 + (calendar->abbreviated ? 50 : 0);
    int columns = (WIDTH - 16) / step < 1 ? 1 : (WIDTH - 16) / step;
    int n = view->problem->n_doctors;
    int shown = 0; /* only whoever has duty on this line */
    calendar->y += 16;
    vp_may_cut(calendar->drawing, calendar->y - 12);
    for (int d = 0; d < n; d++) {
        if (calendar->duties[d] == 0)
            continue;
        if (shown > 0 && shown % columns == 0)
            calendar->y += 18;
        int x = 8 + shown++ % columns * step;
        put_swatch(calendar, x, calendar->y, d);
        const char *said = vp_words(view, calendar->duties[d] == 1 ? "%s%s%s: %d vakt" : "%s%s%s: %d vakter",
                                    calendar->duties[d] == 1 ? "%s%s%s: %d duty" : "%s%s%s: %d duties",
                                    calendar->abbreviated ? calendar->label[d] : "", calendar->abbreviated ? " = " : "",
                                    view->drawn[d], calendar->duties[d]);
        vp_canvas_words(calendar->drawing, VP_WORDS_LEFT, x + SWATCH + 5, calendar->y, said);
    }
    calendar->y += 18;
}

void vp_describe_calendar(struct vp_view *view, struct vp_chart *chart)
{
    const char *name = vp_clean(&view->arena, view->plan->lines.item[chart->line].name);
    int duties = 0;
    int locums = 0;
    chart->title = vp_words(view, "Kalender: %s", "Calendar: %s", vp_cut(&view->arena, name, 60));
    chart->reading = vp_words(
        view, "En rad per uke, en rute per dag vakten begynner. %s; sort rute er vikar; ★ og tykk ramme er helligdag.",
        "A row a week, a box for each day on which the duty begins. %s; a black box is a locum; "
        "★ and a thick frame are a public holiday.",
        view->problem->n_doctors <= VP_CHART_PATTERNS
            ? vp_words(view, "Hver lege har sitt mønster", "Each doctor has a pattern")
            : vp_words(view, "Flere leger kan ha samme mønster, navnet avgjør",
                       "Doctors can share a pattern, the name decides"));
    for (int place = 0; place < view->problem->n_places; place++) {
        const struct vp_duty *duty = &view->problem->duties[view->problem->place_duty[place]];
        if (duty->line != chart->line || !vp_place_counts(view->problem, view->roster, place))
            continue;
        duties++;
        locums += view->roster->doctor[place] < 0;
    }
    chart->finding = locums == 0 ? vp_words(view, "Alle %d plasser har en lege.", "All %d places have a doctor.", duties)
                                 : vp_words(view, "%d av %d plasser er uten lege fra planen.",
                                            "%d of %d places have no doctor of the plan.", locums, duties);
}

static void put_title(struct calendar *calendar)
{
    struct vp_view *view = calendar->drawing->view;
    vp_canvas_heading(calendar->drawing, vp_words(view, "★ og tykk ramme: helligdag. Hvitt på sort: vikar.",
                                                  "★ and a thick frame: public holiday. White on black: locum."));
    for (int weekday = 0; weekday < 7; weekday++)
        vp_canvas_words(calendar->drawing, VP_WORDS_CENTRE, WEEK + (weekday + 0.5) * DAY, TOP + HEAD / 2.0,
                        vp_weekday_name(view->language, weekday));
}

void vp_draw_calendar(struct vp_drawing *drawing)
{
    struct vp_view *view = drawing->view;
    struct calendar calendar = {.drawing = drawing, .y = TOP + HEAD};
    calendar.date_width = view->language == VP_EN ? DATE_EN : DATE;
    calendar.several = has_several(&view->plan->lines.item[drawing->chart->line]);
    calendar.duties = vp_arena_array(&view->arena, (size_t)view->problem->n_doctors, sizeof *calendar.duties);
    choose_labels(&calendar);
    put_title(&calendar);
    for (vp_day monday = vp_day_monday(view->plan->from); monday <= view->plan->to; monday += 7)
        put_week(&calendar, monday);
    put_legend(&calendar);
    drawing->width = WIDTH;
    drawing->height = calendar.y + 8;
    drawing->head[0] = TOP;
    drawing->head[1] = TOP + HEAD;
}
