/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sign-up: { leave, wishes, exemptions }: what the doctors themselves hand in, as tables in files of the plan's folder, in Norwegian or
 * English. Each row adds to the doctor it names as if it stood in the plan, and is held to the same bounds. A `reason` may be health
 * data: it is never kept. */
#include "inputs/csv.h"

#include "inputs/compose.h"
#include "inputs/inputs.h"

#include <string.h>

/* Columns that all three have; then each has its own. */
enum { DOCTOR, FROM, TO, REASON, OWN };
enum { SHARE = OWN, LEAVE_COLUMNS };
enum { WISH = OWN, WEIGHT, LINES, WISH_COLUMNS };
enum { WHAT = OWN, EXEMPTION_COLUMNS };

#define SHARED_COLUMNS                                                                                                 \
    {.name = "doctor", .nb = "lege", .needed = true}, {.name = "from", .nb = "fra", .needed = true},                   \
        {.name = "to", .nb = "til"},                                                                                   \
    {                                                                                                                  \
        .name = "reason", .nb = "grunn", .hidden = true                                                                \
    }

static const struct vp_csv_column leave_columns[LEAVE_COLUMNS] = {SHARED_COLUMNS, {.name = "share", .nb = "andel"}};

static const struct vp_csv_column wish_columns[WISH_COLUMNS] = {SHARED_COLUMNS,
                                                                {.name = "wish", .nb = "ønske", .needed = true},
                                                                {.name = "weight", .nb = "vekt"},
                                                                {.name = "lines", .nb = "linjer"}};

static const struct vp_csv_column exemption_columns[EXEMPTION_COLUMNS] = {SHARED_COLUMNS,
                                                                          {.name = "what", .nb = "hva", .needed = true}};

/* ---- single cells ---- */

/* A date as in a plan, or 15.02.2027 as spreadsheets have it. */
static bool read_date(struct vp_csv *csv, const struct vp_csv_cell *cell, const char *what, vp_day *date)
{
    const struct vp_node node = vp_csv_value(cell);
    bool good = true;
    if (vp_csv_dotted(csv, cell, date, &good))
        return good;
    bool range = strstr(cell->text, "..") != NULL;
    if (!range && (cell->text[0] == '\0' || strchr(cell->text, '-') != NULL))
        return vp_read_date(csv->reader, &node, what, date);
    vp_fail(csv->reader, cell->pos, "'%s' is no date", vp_shown(csv->reader, cell->text));
    if (range)
        vp_expect(csv->reader, "the first date goes into 'from', the last into 'to'");
    else
        vp_expect(csv->reader, "write dates as 2027-02-15 or 15.02.2027");
    return false;
}

static bool read_dates(struct vp_csv *csv, struct vp_dates *dates)
{
    const struct vp_csv_cell *to = vp_csv_cell(csv, TO);
    bool good = read_date(csv, vp_csv_cell(csv, FROM), "from", &dates->from);
    if (to == NULL || to->text[0] == '\0')
        dates->to = dates->from;
    else
        good &= read_date(csv, to, "to", &dates->to);
    if (!good || dates->from <= dates->to)
        return good;
    vp_fail(csv->reader, to->pos, "'%s' is before '%s', where it begins", to->text, vp_csv_cell(csv, FROM)->text);
    return false;
}

/* Two meanings, each with a word of the plan's language and one in bokmål. */
struct choice {
    const char *what;
    const char *words[4]; /* of meaning 0, of meaning 1, of 0 in bokmål, of 1 */
};

/* Which of the two the cell says; an empty cell or none leaves *meaning as it is. */
static bool read_choice(struct vp_csv *csv, int column, const struct choice *choice, int *meaning)
{
    const struct vp_csv_cell *cell = vp_csv_cell(csv, column);
    if (cell == NULL || cell->text[0] == '\0')
        return true;
    struct vp_node node = vp_csv_value(cell);
    int word = 0;
    node.text = vp_csv_fold(csv->reader->arena, cell->text);
    if (!vp_read_choice(csv->reader, &node, choice->what, choice->words, VP_COUNT(choice->words), &word))
        return false;
    *meaning = word % 2;
    return true;
}

/* The doctor whom the row names and the dates that it is about. */
static bool read_row(struct vp_csv *csv, struct vp_doctor **doctor, struct vp_dates *dates)
{
    int index = 0;
    bool good = vp_csv_doctor(csv, vp_csv_cell(csv, DOCTOR), csv->reader->plan, &index);
    good &= read_dates(csv, dates);
    good = good && index < csv->reader->plan->doctors.n; /* unless reading them broke off */
    *doctor = good ? &csv->reader->plan->doctors.item[index] : NULL;
    return good;
}

/* True if one more than `n` may be added to the doctor's `what`. */
static bool has_room(struct vp_csv *csv, const struct vp_doctor *doctor, int n, const char *what)
{
    if (n < VP_MAX_ENTRIES)
        return true;
    vp_fail(csv->reader, csv->cells[0].pos, "more than %d %s of doctor %s", VP_MAX_ENTRIES, what, doctor->id);
    return false;
}

/* ---- leave ---- */

static void add_leave(struct vp_csv *csv)
{
    static const struct choice shares = {"share", {"kept", "given-away", "behold", "avgi"}};
    struct vp_leave leave = {.share_kept = true, .pos = csv->cells[0].pos};
    struct vp_doctor *doctor;
    int share = 0;
    bool good = read_row(csv, &doctor, &leave.dates);
    good &= read_choice(csv, SHARE, &shares, &share);
    leave.share_kept = share == 0;
    if (good && has_room(csv, doctor, doctor->leave.n, "leaves"))
        *vp_vec_add(csv->reader->arena, &doctor->leave) = leave;
}

/* ---- wishes ---- */

/* A number of points, with the comma that spreadsheets of many countries put in it, or a point. */
static bool read_weight(struct vp_csv *csv, double *weight)
{
    const struct vp_limits limits = {.least = 0, .most = VP_MAX_POINTS};
    const struct vp_csv_cell *cell = vp_csv_cell(csv, WEIGHT);
    if (cell == NULL || cell->text[0] == '\0')
        return true;
    char *text = vp_arena_strdup(csv->reader->arena, cell->text);
    char *comma = strchr(text, ',');
    if (comma != NULL && strchr(text, '.') == NULL && strchr(comma + 1, ',') == NULL)
        *comma = '.';
    const struct vp_node node = {.kind = VP_NODE_TEXT, .text = text, .pos = cell->pos};
    return vp_read_number(csv->reader, &node, "weight", limits, weight);
}

/* The lines named, as a mark for each line of the plan; NULL if none is. */
static bool read_lines(struct vp_csv *csv, bool **lines)
{
    const struct vp_known known = {&csv->reader->lines, "line", "lines", true};
    const struct vp_csv_cell *cell = vp_csv_cell(csv, LINES);
    struct vp_node *words;
    int n = cell == NULL ? 0 : vp_csv_words(csv, cell, &words);
    bool good = true;
    *lines = n == 0 ? NULL : vp_arena_array(csv->reader->arena, (size_t)csv->reader->lines.n, sizeof(bool));
    for (int i = 0; i < n; i++) {
        int line = 0;
        if (vp_read_reference(csv->reader, &words[i], &known, &line))
            (*lines)[line] = true;
        else
            good = false;
    }
    return good;
}

/* A wish for dates outside the period is a mistake, most likely in the year. */
static bool touches_period(struct vp_csv *csv, const struct vp_dates *dates)
{
    const struct vp_plan *plan = csv->reader->plan;
    char from[VP_DAY_TEXT];
    char to[VP_DAY_TEXT];
    if (!csv->reader->period_known || (dates->to >= plan->from && dates->from <= plan->to))
        return true;
    vp_fail(csv->reader, vp_csv_cell(csv, FROM)->pos, "a wish for dates outside the period");
    vp_expect(csv->reader, "the period is %s..%s", vp_day_format(plan->from, from), vp_day_format(plan->to, to));
    return false;
}

static void add_wish(struct vp_csv *csv)
{
    static const struct choice wishes = {"wish", {"avoid", "want", "unngå", "ønsker"}};
    struct vp_wish wish = {.weight = 1, .pos = csv->cells[0].pos};
    struct vp_doctor *doctor;
    int choice = -1;
    bool good = read_row(csv, &doctor, &wish.dates);
    good &= read_choice(csv, WISH, &wishes, &choice);
    good &= read_weight(csv, &wish.weight);
    good &= read_lines(csv, &wish.lines);
    if (choice < 0 && vp_csv_cell(csv, WISH)->text[0] == '\0') {
        vp_fail(csv->reader, vp_csv_cell(csv, WISH)->pos, "neither avoid nor want");
        good = false;
    }
    wish.want = choice == 1;
    if (good && touches_period(csv, &wish.dates) && has_room(csv, doctor, doctor->wishes.n, "wishes"))
        *vp_vec_add(csv->reader->arena, &doctor->wishes) = wish;
}

/* ---- exemptions ---- */

/* Words for categories in bokmål; the plan's own go by their ids. */
static const struct {
    const char *word;
    uint32_t what;
} kinds[] = {
    {"all", UINT32_C(1) << VP_DUTIES | UINT32_C(1) << VP_HOURS},
    {"alt", UINT32_C(1) << VP_DUTIES | UINT32_C(1) << VP_HOURS},
    {"timer", UINT32_C(1) << VP_HOURS},
    {"vakter", UINT32_C(1) << VP_DUTIES},
    {"netter", UINT32_C(1) << VP_NIGHTS},
    {"helger", UINT32_C(1) << VP_WEEKENDS},
    {"helligdager", UINT32_C(1) << VP_HOLIDAYS},
    {"jul", UINT32_C(1) << VP_CHRISTMAS},
    {"nyttår", UINT32_C(1) << VP_NEW_YEAR},
    {"påske", UINT32_C(1) << VP_EASTER},
    {"17.mai", UINT32_C(1) << VP_NATIONAL_DAY},
};

static void refuse_kind(struct vp_csv *csv, const struct vp_node *node)
{
    const struct vp_plan *plan = csv->reader->plan;
    const char *words[VP_MAX_CATEGORIES + VP_COUNT(kinds)];
    int n = 0;
    for (int i = 0; i < plan->categories.n; i++)
        words[n++] = plan->categories.item[i].id;
    for (int i = 0; i < VP_COUNT(kinds); i++)
        words[n++] = kinds[i].word;
    vp_fail(csv->reader, node->pos, "'%s' is no category", vp_shown(csv->reader, node->text));
    vp_suggest(csv->reader, node->text, words, n, "it may be");
}

static bool read_kind(struct vp_csv *csv, const struct vp_node *node, uint32_t *what)
{
    const struct vp_plan *plan = csv->reader->plan;
    const char *folded = vp_csv_fold(csv->reader->arena, node->text);
    uint32_t found = 0;
    for (int i = 0; i < plan->categories.n && found == 0; i++)
        if (strcmp(plan->categories.item[i].id, folded) == 0)
            found = vp_bit(i);
    for (int i = 0; i < VP_COUNT(kinds) && found == 0; i++)
        if (strcmp(kinds[i].word, folded) == 0)
            found = kinds[i].what;
    *what |= found;
    if (found == 0)
        refuse_kind(csv, node);
    return found != 0;
}

static void add_exemption(struct vp_csv *csv)
{
    struct vp_exemption exemption = {.pos = csv->cells[0].pos};
    const struct vp_csv_cell *what = vp_csv_cell(csv, WHAT);
    struct vp_doctor *doctor;
    struct vp_node *words;
    bool good = read_row(csv, &doctor, &exemption.dates);
    int n = vp_csv_words(csv, what, &words);
    for (int i = 0; i < n; i++)
        good &= read_kind(csv, &words[i], &exemption.what);
    if (n == 0) {
        vp_fail(csv->reader, what->pos, "an exemption from nothing");
        good = false;
    }
    if (good && has_room(csv, doctor, doctor->exemptions.n, "exemptions"))
        *vp_vec_add(csv->reader->arena, &doctor->exemptions) = exemption;
}

/* ---- files ---- */

enum { MAX_FILES = 100 };

struct kind {
    const char *key;
    struct vp_csv_form form;
    void (*add)(struct vp_csv *csv);
};

struct folder {
    struct vp_reader *reader;
    VP_VEC(const char *) read; /* the files read so far, without links */
    size_t bytes;              /* in them */
};

/* A file that is named twice would count twice. */
static bool was_read(const struct folder *folder, const char *real)
{
    for (int i = 0; i < folder->read.n; i++)
        if (strcmp(folder->read.item[i], real) == 0)
            return true;
    return false;
}

static void read_table(struct folder *folder, const struct vp_node *node, const struct kind *kind)
{
    struct vp_reader *reader = folder->reader;
    struct vp_path path;
    if (!vp_read_path(reader, node, kind->key, &path))
        return;
    if (was_read(folder, path.real)) {
        vp_fail(reader, node->pos, "'%s' is named twice", vp_shown(reader, node->text));
        return;
    }
    *vp_vec_add(reader->arena, &folder->read) = path.real;
    const struct vp_file *file = vp_open_file(reader, path.path);
    if (file == NULL)
        return;
    folder->bytes += file->length;
    if (folder->bytes > VP_MAX_FILE_BYTES) {
        vp_fail(reader, node->pos, "with this file, those of sign-up hold more than %d MB",
                VP_MAX_FILE_BYTES / (1024 * 1024));
        return;
    }
    struct vp_csv *csv = vp_csv_new(reader, &file->source);
    if (vp_csv_header(csv, &kind->form))
        while (vp_csv_next(csv))
            kind->add(csv);
}

static void read_tables(struct folder *folder, const struct vp_node *node, const struct kind *kind)
{
    const struct vp_node **items;
    int n = vp_read_list(folder->reader, node, kind->key, &items);
    if (n == 0 || !vp_read_count(folder->reader, node, "files", MAX_FILES))
        return;
    for (int i = 0; i < n; i++)
        read_table(folder, items[i], kind);
}

void vp_read_sign_up(struct vp_reader *reader)
{
    static const struct kind tables[] = {
        {"leave", {"a file of leave", "doctor,from,to or lege,fra,til", leave_columns, LEAVE_COLUMNS, false}, add_leave},
        {"wishes",
         {"a file of wishes", "doctor,wish,from,to or lege,ønske,fra,til", wish_columns, WISH_COLUMNS, false},
         add_wish},
        {"exemptions",
         {"a file of exemptions", "doctor,what,from,to or lege,hva,fra,til", exemption_columns, EXEMPTION_COLUMNS, false},
         add_exemption},
    };
    const struct vp_node *map = vp_node_get(reader->root, "sign-up");
    if (!vp_read_form(reader, map, "sign-up", VP_MAP_sign_up))
        return;
    struct folder folder = {.reader = reader};
    for (int i = 0; i < VP_COUNT(tables); i++)
        read_tables(&folder, vp_node_get(map, tables[i].key), &tables[i]);
}
