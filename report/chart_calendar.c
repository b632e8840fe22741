/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is on duty each day on one line: a row a week, a column a weekday, a line of text for each place. All coordinates are pixels. A doctor is
 * known by the name and by a pattern beside it, so that runs and gaps show without reading; a locum is white on black, a public holiday has a
 * thick frame. */
#include "report/charts.h"

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

/* How a text looks; each is one clause of the plot command. */
enum style { STYLE_DATE, STYLE_LABEL, STYLE_WHITE, STYLE_HOLIDAY, STYLE_HEAD, STYLE_TITLE, STYLES };
enum table { TABLE_BOXES, TABLE_STROKES, TABLE_WORDS, TABLE_FRAMES };

/* Ways of a hatching's strokes. */
enum { WAY_RISING = 1, WAY_FALLING = 2, WAY_UPRIGHT = 4, WAY_LEVEL = 8, WAY_CROSSING = WAY_RISING | WAY_FALLING };

struct calendar {
    struct vp_drawing *drawing;
    const char **label; /* [doctor] what stands in a box */
    bool abbreviated;
    int date_width;
    bool several; /* duties begin at different times of a day: say when */
    int *duties;  /* [doctor] on this line */
    int y;        /* how far down we are */
};

static void put_box(struct calendar *calendar, enum table table, const int box[4], int extra)
{
    vp_text_printf(&calendar->drawing->table[table], "%d\t%d\t%d\t%d\t%d\t%d\t%d\n", (box[0] + box[1]) / 2,
                   (box[2] + box[3]) / 2, box[0], box[1], box[2], box[3], extra);
}

static void put_words(struct calendar *calendar, enum style style, int x, int y, const char *words)
{
    struct vp_text *table = &calendar->drawing->table[TABLE_WORDS];
    vp_text_printf(table, "%d\t%d\t%d", x, y, (int)style);
    vp_put_field(table, words);
    vp_text_put(table, "\n");
}

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

/* Strokes rather than fill patterns: those look different in SVG and PNG, and make a printed page of 40 MB. */
static void put_stroke(struct calendar *calendar, int x, int y, int dx, int dy, int hue)
{
    vp_text_printf(&calendar->drawing->table[TABLE_STROKES], "%d\t%d\t%d\t%d\t%d\n", x, y, dx, dy, hue);
}

static void put_hatching(struct calendar *calendar, const int box[4], unsigned way, int hue)
{
    int height = box[3] - box[2];
    for (int x = box[0] + GAP; x < box[1] && (way & WAY_UPRIGHT) != 0; x += GAP)
        put_stroke(calendar, x, box[2], 0, height, hue);
    for (int y = box[2] + 4; y < box[3] && (way & WAY_LEVEL) != 0; y += 4)
        put_stroke(calendar, box[0], y, box[1] - box[0], 0, hue);
    for (int x = box[0] - height + GAP; x < box[1]; x += GAP) {
        int from = x < box[0] ? box[0] : x;
        int to = x + height > box[1] ? box[1] : x + height;
        if ((way & WAY_FALLING) != 0)
            put_stroke(calendar, from, box[2] + from - x, to - from, to - from, hue);
        if ((way & WAY_RISING) != 0)
            put_stroke(calendar, from, box[3] - (from - x), to - from, from - to, hue);
    }
}

/* The pattern of a doctor: neighbours in the list differ most. */
static void put_swatch(struct calendar *calendar, int x, int y, int doctor)
{
    static const int hues[HUES] = {0x202020, 0x8A3B00, 0x004A8F, 0x1F6B1F};
    static const struct {
        int part[4]; /* that is filled, in quarters of the width and halves of the height */
        unsigned way;
    } patterns[VP_CHART_PATTERNS] = {
        {{0, 4, 0, 2}, 0},           {{0, 0, 0, 0}, WAY_RISING},
        {{0, 0, 0, 0}, 0},           {{0, 2, 0, 2}, 0},
        {{0, 0, 0, 0}, WAY_UPRIGHT}, {{0, 4, 1, 2}, 0},
        {{0, 0, 0, 0}, WAY_FALLING}, {{0, 0, 0, 0}, WAY_LEVEL},
        {{2, 4, 0, 2}, 0},           {{0, 0, 0, 0}, WAY_CROSSING},
        {{0, 4, 0, 1}, 0},           {{1, 3, 0, 2}, 0},
    };
    const int box[4] = {x, x + SWATCH, y - HALF, y + HALF};
    const int *part = patterns[doctor % VP_CHART_PATTERNS].part;
    int hue = hues[doctor / VP_CHART_PATTERNS % HUES];
    put_box(calendar, TABLE_BOXES, box, 0xFFFFFF);
    if (part[1] > 0) {
        const int filled[4] = {x + part[0] * SWATCH / 4, x + part[1] * SWATCH / 4, box[2] + part[2] * HALF,
                               box[2] + part[3] * HALF};
        put_box(calendar, TABLE_BOXES, filled, hue);
    }
    put_hatching(calendar, box, patterns[doctor % VP_CHART_PATTERNS].way, hue);
}

static void put_place(struct calendar *calendar, int place, int x, int y)
{
    struct vp_view *view = calendar->drawing->view;
    int doctor = view->roster->doctor[place];
    if (calendar->several) {
        put_words(calendar, STYLE_DATE, x, y,
                  vp_clock(view, view->problem->duties[view->problem->place_duty[place]].start));
        x += TIME;
    }
    if (doctor >= 0) {
        calendar->duties[doctor]++;
        put_swatch(calendar, x, y, doctor);
        put_words(calendar, STYLE_LABEL, x + SWATCH + 5, y, calendar->label[doctor]);
        return;
    }
    put_box(calendar, TABLE_BOXES, (const int[4]){x, x + FLAG, y - 7, y + 7}, 0);
    const char *words = doctor == VP_LOCUM ? vp_words(view, "VIKAR", "LOCUM") : vp_words(view, "MANGLER", "MISSING");
    put_words(calendar, STYLE_WHITE, x + FLAG / 2, y, words);
}

static void put_day(struct calendar *calendar, vp_day date, int height, bool tall)
{
    struct vp_view *view = calendar->drawing->view;
    int weekday = vp_day_weekday(date);
    int left = WEEK + weekday * DAY;
    const struct vp_holiday *holiday = vp_holidays_on(&view->plan->holidays, date);
    int fill = holiday != NULL && holiday->public ? 0xDADADA : weekday >= VP_SATURDAY ? 0xEFEFEF : 0xFFFFFF;
    put_box(calendar, TABLE_BOXES, (const int[4]){left, left + DAY, calendar->y, calendar->y + height}, fill);
    if (holiday != NULL && holiday->public)
        put_box(calendar, TABLE_FRAMES,
                (const int[4]){left + 2, left + DAY - 2, calendar->y + 2, calendar->y + height - 2}, 0);
    int y = calendar->y + EDGE + LINE / 2;
    int year;
    int month;
    int day;
    vp_day_split(date, &year, &month, &day);
    put_words(calendar, STYLE_DATE, left + 6, y,
              view->language == VP_NB ? vp_arena_printf(&view->arena, "%d.%d.", day, month) : vp_date_short(view, date));
    for (int place = 0; place < view->problem->n_places; place++) {
        if (!is_on(calendar, place, date))
            continue;
        put_place(calendar, place, left + calendar->date_width, y);
        y += LINE;
    }
    if (holiday == NULL || !tall)
        return;
    const char *name = vp_cut(&view->arena, vp_holiday_words(view, date), 24);
    put_words(calendar, STYLE_HOLIDAY, left + 6, calendar->y + height - EDGE - HOLIDAY / 2 + 1,
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
    put_words(calendar, STYLE_TITLE, 8, calendar->y + EDGE + LINE / 2,
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
        put_words(calendar, STYLE_LABEL, x + SWATCH + 5, calendar->y, said);
    }
    calendar->y += 18;
}

static void put_title(struct calendar *calendar)
{
    struct vp_view *view = calendar->drawing->view;
    struct vp_text *script = &calendar->drawing->script;
    vp_text_put(script, "set label 1 ");
    vp_put_quoted(script, calendar->drawing->chart->title);
    vp_text_put(script, " at 8,20 left font ',16'\nset label 2 ");
    vp_put_quoted(script, vp_words(view, "%s, %s–%s. ★ og tykk ramme: helligdag. Hvitt på sort: vikar.",
                                   "%s, %s to %s. ★ and a thick frame: public holiday. White on black: locum.",
                                   vp_cut(&view->arena, view->title, 60), vp_date_long(view, view->plan->from),
                                   vp_date_long(view, view->plan->to)));
    vp_text_put(script, " at 8,44 left font ',11' tc rgb '#404040'\n");
    for (int weekday = 0; weekday < 7; weekday++)
        put_words(calendar, STYLE_HEAD, WEEK + weekday * DAY + DAY / 2, TOP + HEAD / 2,
                  vp_weekday_name(view->language, weekday));
}

static void put_plot(struct calendar *calendar)
{
    static const char *const looks[STYLES] = {
        [STYLE_DATE] = "left font ',9' tc rgb '#303030'",
        [STYLE_LABEL] = "left font ',11'",
        [STYLE_WHITE] = "center font ',11' tc rgb '#ffffff'",
        [STYLE_HOLIDAY] = "left font ',9'",
        [STYLE_HEAD] = "center font ',11'",
        [STYLE_TITLE] = "left font ',11'",
    };
    struct vp_text *script = &calendar->drawing->script;
    vp_text_printf(script,
                   "plot %s using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 border lc rgb '#707070' fc rgb variable",
                   vp_table_name(calendar->drawing, TABLE_BOXES));
    vp_text_printf(script,
                   ", \\\n %s using 1:2:3:4:5:6 with boxxyerror fs empty border lc rgb '#000000' lc rgb '#000000' lw 2.5",
                   vp_table_name(calendar->drawing, TABLE_FRAMES));
    vp_text_printf(script, ", \\\n %s using 1:2:3:4:5 with vectors nohead lw 1.2 lc rgb variable",
                   vp_table_name(calendar->drawing, TABLE_STROKES));
    for (int style = 0; style < STYLES; style++)
        vp_text_printf(script, ", \\\n %s using ($3==%d?$1:1/0):2:4 with labels %s",
                       vp_table_name(calendar->drawing, TABLE_WORDS), style, looks[style]);
    vp_text_put(script, "\n");
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
    vp_text_printf(&drawing->script,
                   "set lmargin at screen 0\nset rmargin at screen 1\nset tmargin at screen 1\nset bmargin at screen 0\n"
                   "set xrange [0:%d]\nset yrange [%d:0]\nunset border\nunset tics\nunset key\n",
                   drawing->width, drawing->height);
    put_plot(&calendar);
}
