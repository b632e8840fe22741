/* SPDX-License-Identifier: GPL-3.0-or-later */
/* brought-over: the ledger that the period before wrote, { ledger: 1, period, input_sha256, previous_sha256, categories, balances: { DOCTOR: { CATEGORY: n } },
 * great-holidays: { HOLIDAY: { YEAR: [DOCTOR] } } }. Its balances add to the doctors' own; what the plan does not know is kept, to be passed on. */
#include "inputs/compose.h"
#include "inputs/inputs.h"
#include "inputs/reader.h"

#include "model/ledger.h"

#include <stdlib.h>
#include <string.h>

enum { SHA_DIGITS = 64, YEAR_DIGITS = 4, LAST_YEAR = 2199, LONGEST_DUTY = 2 }; /* days */

/* A ledger while it is read. */
struct book {
    struct vp_reader *reader;
    struct vp_ledger *ledger;
    struct vp_names lines; /* doctor's id → index of his line */
    bool lines_known;      /* all could be read */
};

/* ---- the head ---- */

/* A ledger of the plan's own period, or a later one, would be counted in circles. */
static void check_end(struct vp_reader *reader, const struct vp_node *node, vp_day to)
{
    char text[VP_DAY_TEXT];
    if (!reader->period_known || to < reader->plan->from)
        return;
    vp_fail(reader, node->pos, "the ledger is not of a period before the plan's, which begins %s",
            vp_day_format(reader->plan->from, text));
}

static void read_period(struct vp_reader *reader, const struct vp_node *node, struct vp_ledger *ledger)
{
    if (!vp_read_form(reader, node, "period", VP_MAP_ledger_period))
        return;
    const struct vp_node *to = vp_node_get(node, "to");
    char text[VP_DAY_TEXT];
    bool begins = vp_read_date(reader, vp_node_get(node, "from"), "from", &ledger->period.from);
    bool ends = vp_read_date(reader, to, "to", &ledger->period.to);
    if (begins && ends && ledger->period.to < ledger->period.from)
        vp_fail(reader, to->pos, "the ledger's period ends before it begins on %s",
                vp_day_format(ledger->period.from, text));
    else if (ends)
        check_end(reader, to, ledger->period.to);
    ledger->dated = begins && ends;
}

/* The hashes are for people who follow the chain: what they are of is not at hand here. */
static void check_sha(struct vp_reader *reader, const struct vp_node *node, const char *what)
{
    const char *text = NULL;
    if (!vp_read_word(reader, node, what, &text))
        return;
    if (strlen(text) == SHA_DIGITS && strspn(text, "0123456789abcdef") == SHA_DIGITS)
        return;
    vp_fail(reader, node->pos, "'%s' is no %s", vp_shown(reader, text), what);
    vp_expect(reader, "64 digits of 0-9 a-f, as sha256sum prints them");
}

/* ---- categories ---- */

static int find_id(const char *const *ids, int n, const char *id)
{
    for (int i = 0; i < n; i++)
        if (strcmp(ids[i], id) == 0)
            return i;
    return -1;
}

/* Those that the ledger has balances in: what the plan does not have of them is passed on. Without the list every category must be the plan's, so that
 * a slip of the pen is found. */
static void read_categories(struct vp_reader *reader, const struct vp_node *node, struct vp_ledger *ledger)
{
    const struct vp_node **items;
    int n = vp_read_list(reader, node, "categories", &items);
    if (n == 0 || !vp_read_count(reader, node, "categories", VP_MAX_LEDGER_CATEGORIES))
        return;
    for (int i = 0; i < n; i++) {
        const char *id = NULL;
        if (vp_read_id(reader, items[i], "a category", &id) && vp_plan_category(reader->plan, id) < 0 &&
            find_id(ledger->categories.item, ledger->categories.n, id) < 0)
            *vp_vec_add(reader->arena, &ledger->categories) = id;
    }
}

static void refuse_category(struct vp_reader *reader, const struct vp_node *key, const struct vp_ledger *ledger)
{
    const char *ids[VP_MAX_CATEGORIES + VP_MAX_LEDGER_CATEGORIES];
    int n = 0;
    for (int i = 0; i < reader->plan->categories.n; i++)
        ids[n++] = reader->plan->categories.item[i].id;
    for (int i = 0; i < ledger->categories.n; i++)
        ids[n++] = ledger->categories.item[i];
    vp_fail(reader, key->pos, "'%s' is no category", vp_shown(reader, key->text));
    vp_suggest(reader, key->text, ids, n, "the categories of plan and ledger are");
}

/* ---- balances ---- */

/* What both files give is added, and may be the same balance twice: whoever reads the plan is warned (cli/session.c). */
static void add_balance(struct vp_doctor *doctor, int category, double amount)
{
    if (doctor->balance[category] != 0 && amount != 0)
        doctor->twice |= vp_bit(category);
    doctor->balance[category] += amount;
}

static void read_amount(struct book *book, const struct vp_entry *entry, struct vp_ledger_line *line)
{
    struct vp_reader *reader = book->reader;
    const struct vp_limits limits = {.least = -VP_MAX_BALANCE, .most = VP_MAX_BALANCE};
    const char *id = entry->key->text;
    int category = vp_plan_category(reader->plan, id);
    double amount = 0;
    if (category < 0 && find_id(book->ledger->categories.item, book->ledger->categories.n, id) < 0)
        refuse_category(reader, entry->key, book->ledger);
    else if (!vp_read_number(reader, entry->value, "balance", limits, &amount))
        return;
    else if (category >= 0 && line->in_plan >= 0)
        add_balance(&reader->plan->doctors.item[line->in_plan], category, amount);
    else
        *vp_vec_add(reader->arena, &line->amounts) = (struct vp_ledger_amount){id, amount};
}

static void read_line(struct book *book, const struct vp_entry *entry)
{
    struct vp_reader *reader = book->reader;
    const char *id = entry->key->text;
    struct vp_ledger_line line = {.doctor = id, .in_plan = vp_names_find(&reader->doctors, id)};
    if (line.in_plan < 0 && !vp_read_id(reader, entry->key, "a doctor", &id))
        book->lines_known = false;
    if (vp_read_map(reader, entry->value, "balance"))
        for (int i = 0; i < entry->value->n; i++)
            read_amount(book, &entry->value->entries[i], &line);
    vp_names_put(&book->lines, id, book->ledger->lines.n, reader->arena);
    *vp_vec_add(reader->arena, &book->ledger->lines) = line;
}

static void read_balances(struct book *book, const struct vp_node *balances)
{
    struct vp_reader *reader = book->reader;
    if (!vp_read_map(reader, balances, "balances") || !vp_read_count(reader, balances, "doctors", VP_MAX_LEDGER_DOCTORS))
        return;
    book->lines_known = !balances->doubled;
    for (int i = 0; i < balances->n; i++)
        read_line(book, &balances->entries[i]);
    for (int d = 0; d < reader->plan->doctors.n; d++) {
        struct vp_doctor *doctor = &reader->plan->doctors.item[d];
        doctor->newcomer = vp_names_find(&book->lines, doctor->id) < 0;
    }
}

/* ---- the log ---- */

/* A year is the key of a map; false with an error if it is none, or not over when the ledger was written. */
static bool read_year(const struct book *book, const struct vp_node *key, enum vp_great great, int *year)
{
    struct vp_reader *reader = book->reader;
    char text[VP_DAY_TEXT];
    *year = strlen(key->text) == YEAR_DIGITS && strspn(key->text, "0123456789") == YEAR_DIGITS ? atoi(key->text) : 0;
    if (*year < 1970 || *year > LAST_YEAR) {
        vp_fail(reader, key->pos, "'%s' is no year", vp_shown(reader, key->text));
        vp_expect(reader, "a year from 1970 to %d", LAST_YEAR);
        return false;
    }
    if (!book->ledger->dated || vp_great_begins(great, *year) <= book->ledger->period.to + LONGEST_DUTY)
        return true;
    vp_fail(reader, key->pos, "%s %d is after the ledger's period, which ends %s",
            vp_category_key(reader->plan, vp_great_category(great)), *year, vp_day_format(book->ledger->period.to, text));
    return false;
}

static void refuse_doctor(const struct book *book, const struct vp_node *node)
{
    struct vp_reader *reader = book->reader;
    vp_fail(reader, node->pos, "doctor '%s' is neither in the plan nor among the balances", vp_shown(reader, node->text));
    if (!reader->last_kept)
        return;
    int doctors = reader->plan->doctors.n;
    size_t all = (size_t)doctors + (size_t)book->ledger->lines.n;
    const char **ids = vp_arena_array(reader->arena, all + 1, sizeof *ids);
    int n = 0;
    for (int d = 0; d < doctors; d++)
        ids[n++] = reader->plan->doctors.item[d].id;
    for (int i = 0; i < book->ledger->lines.n; i++)
        if (book->ledger->lines.item[i].in_plan < 0)
            ids[n++] = book->ledger->lines.item[i].doctor;
    vp_suggest(reader, node->text, ids, n, "one who has left keeps a line under balances; there are");
}

/* The doctors of one year. */
static void read_doctors(const struct book *book, const struct vp_node *list, struct vp_ledger_year *year)
{
    struct vp_reader *reader = book->reader;
    struct vp_names seen = {0};
    const struct vp_node **items;
    int n = vp_read_list(reader, list, "doctors of a great holiday", &items);
    if (n == 0 || !vp_read_count(reader, list, "doctors", VP_MAX_LEDGER_DOCTORS))
        return;
    for (int i = 0; i < n; i++) {
        const char *id = NULL;
        if (!vp_read_id(reader, items[i], "a doctor", &id))
            continue;
        bool known = vp_names_find(&reader->doctors, id) >= 0 || vp_names_find(&book->lines, id) >= 0;
        if (!known && book->lines_known && !reader->doctors.doubtful)
            refuse_doctor(book, items[i]);
        else if (vp_names_find(&seen, id) >= 0)
            vp_fail(reader, items[i]->pos, "'%s' is given twice", id);
        else
            *vp_vec_add(reader->arena, &year->doctors) = id;
        vp_names_put(&seen, id, i, reader->arena);
    }
}

static void read_log(struct book *book, const struct vp_node *log)
{
    struct vp_reader *reader = book->reader;
    if (!vp_read_form(reader, log, "great-holidays", VP_MAP_great_holidays))
        return;
    for (int great = VP_GREAT_CHRISTMAS; great < VP_GREATS; great++) {
        const char *key = vp_category_key(reader->plan, vp_great_category((enum vp_great)great));
        const struct vp_node *years = vp_node_get(log, key);
        for (int i = 0; vp_read_map(reader, years, key) && i < years->n; i++) {
            int year = 0;
            if (read_year(book, years->entries[i].key, (enum vp_great)great, &year))
                read_doctors(book, years->entries[i].value,
                             vp_ledger_year(&book->ledger->years, (enum vp_great)great, year, reader->arena));
        }
    }
}

/* ---- the file ---- */

static void read_content(struct book *book, const struct vp_node *root)
{
    struct vp_reader *reader = book->reader;
    if (!vp_read_form(reader, root, "a ledger", VP_MAP_ledger))
        return;
    int version = 0;
    vp_require(reader, root, "ledger", root->pos, "the ledger");
    vp_require(reader, root, "balances", root->pos, "the ledger");
    vp_read_whole(reader, vp_node_get(root, "ledger"), "ledger", 1, 1, &version);
    read_period(reader, vp_node_get(root, "period"), book->ledger);
    check_sha(reader, vp_node_get(root, "input_sha256"), "input_sha256");
    check_sha(reader, vp_node_get(root, "previous_sha256"), "previous_sha256");
    read_categories(reader, vp_node_get(root, "categories"), book->ledger);
    read_balances(book, vp_node_get(root, "balances"));
    read_log(book, vp_node_get(root, "great-holidays"));
}

void vp_read_ledger(struct vp_reader *reader)
{
    const struct vp_node *node = vp_node_get(reader->root, "brought-over");
    struct vp_path path;
    const struct vp_file *file = NULL;
    if (vp_read_path(reader, node, "brought-over", &path))
        file = vp_open_file(reader, path.path);
    if (file == NULL)
        return;
    struct book book = {.reader = reader, .ledger = vp_arena_alloc(reader->arena, sizeof *book.ledger)};
    const struct vp_node *root = vp_yaml_read(&file->source, reader->arena, reader->errors);
    book.ledger->name = file->source.name;
    vp_hash_file(file, book.ledger->sha256);
    if (root != NULL)
        read_content(&book, root);
    reader->plan->ledger = book.ledger;
}
