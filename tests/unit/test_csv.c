/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in a text: what is a cell, where it stands, which column it is, and where reading stops. */
#include "inputs/csv.h"

#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include <string.h>

static struct vp_reader reader;

enum { WHO, TIMES, NOTE };
static const struct vp_csv_column columns[] = {
    {"who", "hvem", true, false}, {"times", "ønske", true, false}, {"note", NULL, false, false}};
static const struct vp_csv_form strict = {"a test", "who,times", columns, 3, false};
static const struct vp_csv_form loose = {"a test", "who,times", columns, 3, true};
static const struct vp_csv_column secret_columns[] = {
    {"who", NULL, true, false}, {"why", NULL, false, true}, {"at", NULL, false, false}};
static const struct vp_csv_form secret = {"a secret", "who,why,at", secret_columns, 3, false};

static void set_up(void)
{
    vp_text_begin();
    reader = (struct vp_reader){.arena = &vp_bench.arena, .errors = &vp_bench.errors};
}

static struct vp_csv *open_text(const char *text, size_t length)
{
    vp_errors_init(&vp_bench.errors);
    const struct vp_file *file = vp_file_take("t.csv", text, length, &vp_bench.arena, &vp_bench.errors);
    ck_assert_ptr_nonnull(file);
    return vp_csv_new(&reader, &file->source);
}

/* At the first row of `text`, which must have one. */
static struct vp_csv *open_row(const char *text)
{
    struct vp_csv *csv = open_text(text, strlen(text));
    ck_assert_msg(vp_csv_header(csv, &loose), "%s", vp_text_messages());
    ck_assert_msg(vp_csv_next(csv), "%s", vp_text_messages());
    return csv;
}

static const char *get_text(const struct vp_csv *csv, int column)
{
    const struct vp_csv_cell *cell = vp_csv_cell(csv, column);
    return cell == NULL ? "(no column)" : cell->text;
}

/* The only error, at this place. */
static void expect_error(const char *message, int line, int column)
{
    ck_assert_msg(vp_bench.errors.total == 1, "'%s', but:\n%s", message, vp_text_messages());
    vp_text_error_at(message, line, column);
}

START_TEST(cells_as_rfc_4180_says)
{
    static const struct {
        const char *text;
        const char *who;
        const char *times;
    } rows[] = {
        {"who,times\na,b\n", "a", "b"},
        {"who,times\r\na,b", "a", "b"},
        {"\xEF\xBB\xBFwho;times\r\na;b\r\n", "a", "b"},
        {"times;who\nb;a\n", "a", "b"},
        {"who,times\n\"a\",\"b\"\n", "a", "b"},
        {"who,times\n\"say \"\"a\"\"\",\"b, c;\r\nd\"\n", "say \"a\"", "b, c;\r\nd"},
        {"who,times\n\t a  ,  b b\t\n", "a", "b b"},
        {"who,times\n\" a\",\"\"\n", " a", ""},
        {"who;times\na,1;b,2\n", "a,1", "b,2"},
        {"\"who\";\"times\"\n\"\"\"\";æ\n", "\"", "æ"},
        {"who,times\n,b\n", "", "b"},
        {"who\ttimes\n a\tb, b; b \n", "a", "b, b; b"},
        {"who\ttimes\n\tb\n", "", "b"},
        {"who\ttimes\n\"a\tb\"\t\n", "a\tb", ""},
        {"\"who\",\"a;b;c;d\",times\na,x,b\n", "a", "b"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct vp_csv *csv = open_row(rows[i].text);
        ck_assert_str_eq(get_text(csv, WHO), rows[i].who);
        ck_assert_str_eq(get_text(csv, TIMES), rows[i].times);
        ck_assert_ptr_null(vp_csv_cell(csv, NOTE));
        ck_assert(!vp_csv_next(csv));
        ck_assert_int_eq(vp_bench.errors.total, 0);
    }
}
END_TEST

START_TEST(cells_know_their_places)
{
    struct vp_csv *csv = open_row("note,who,times\n"
                                  "\"two\nlines\", æøå,\"x\"\n"
                                  "n,  w,\t\n");
    const struct vp_csv_cell *note = vp_csv_cell(csv, NOTE);
    const struct vp_csv_cell *who = vp_csv_cell(csv, WHO);
    const struct vp_csv_cell *times = vp_csv_cell(csv, TIMES);
    ck_assert_int_eq(note->pos.line, 2);
    ck_assert_int_eq(note->pos.column, 1);
    ck_assert_int_eq(who->pos.line, 3);
    ck_assert_int_eq(who->pos.column, 9);
    ck_assert_int_eq(times->pos.line, 3);
    ck_assert_int_eq(times->pos.column, 13);
    ck_assert(note->quoted && !who->quoted && times->quoted);
    ck_assert_int_eq((int)note->from, 15);
    ck_assert_int_eq((int)note->length, 11);
    ck_assert_int_eq((int)times->length, 3);
    ck_assert(vp_csv_next(csv));
    ck_assert_int_eq(vp_csv_cell(csv, WHO)->pos.line, 4);
    ck_assert_int_eq(vp_csv_cell(csv, WHO)->pos.column, 5);
    ck_assert_str_eq(get_text(csv, TIMES), "");
}
END_TEST

START_TEST(rows_with_nothing_in_them_are_none)
{
    struct vp_csv *csv = open_row("\n  \nwho;times;;\n\n;;;\na;b;;\n ; ;\t;\n;;;;;;\n\"\";;;\nc;d;;\n\n");
    ck_assert_str_eq(get_text(csv, WHO), "a");
    ck_assert(vp_csv_next(csv));
    ck_assert_str_eq(get_text(csv, WHO), "c");
    ck_assert(!vp_csv_next(csv));
    ck_assert_int_eq(vp_bench.errors.total, 0);
}
END_TEST

START_TEST(headers_in_both_languages_and_any_letters)
{
    struct vp_csv *csv = open_row("HVEM,Ønske,NoTe\na,b,c\n");
    ck_assert_str_eq(get_text(csv, WHO), "a");
    ck_assert_str_eq(get_text(csv, TIMES), "b");
    ck_assert_str_eq(get_text(csv, NOTE), "c");
    ck_assert_str_eq(vp_csv_fold(&vp_bench.arena, "ÆØÅ × ÞÀ Zz[@"), "æøå × þà zz[@");
}
END_TEST

static void refuse_header(const struct vp_csv_form *form, const char *text, const char *message, int column)
{
    struct vp_csv *csv = open_text(text, strlen(text));
    ck_assert(!vp_csv_header(csv, form));
    expect_error(message, 1, column);
}

START_TEST(headers_that_are_wrong)
{
    refuse_header(&strict, "", "the file holds nothing", 1);
    refuse_header(&strict, "\n\n;;\n", "the file holds nothing", 1);
    refuse_header(&strict, "who,note\n", "the header has no column 'times' or 'ønske'", 1);
    ck_assert_ptr_nonnull(vp_text_find("a test begins with the line who,times"));
    refuse_header(&strict, "vaktplan: 1\n", "the header has none of the columns of a test", 1);
    refuse_header(&strict, "colour,size,weight\n", "the header has none of the columns of a test", 1);
    ck_assert_int_eq(vp_bench.errors.total, 1);
    ck_assert_ptr_nonnull(vp_text_find("a test begins with the line who,times"));
    refuse_header(&loose, "colour,size\n", "the header has none of the columns of a test", 1);
    ck_assert_int_eq(vp_bench.errors.total, 1);
    refuse_header(&strict, "who,times,hvem\n", "a second column 'hvem'", 11);
    refuse_header(&strict, "who,timse\n", "unknown column 'timse' in a test", 5);
    ck_assert_ptr_nonnull(vp_text_find("did you mean 'times'?"));
    refuse_header(&strict, "who,times,colour\n", "unknown column 'colour' in a test", 11);
    ck_assert_ptr_nonnull(vp_text_find("it may have who, times, note, hvem, ønske"));
    refuse_header(&loose, "who,colour\n", "the header has no column 'times'", 1);
    refuse_header(&loose, "\"who,times\n1,2\n", "this quote is never closed", 1);
    refuse_header(&loose, "a\"b,times\nwho,times\n", "a quote in the middle of a field", 2);
}
END_TEST

START_TEST(rows_that_are_wrong_are_told_and_passed_over)
{
    static const struct {
        const char *row;
        int column;
        const char *message;
    } rows[] = {
        {"a\n", 1, "1 field in this row, 2 in the header"},    {"a,b,c\n", 1, "3 fields in this row, 2 in the header"},
        {"a,\"b\"c\n", 6, "text after a closing quote"},       {"a,b\"c\"\n", 4, "a quote in the middle of a field"},
        {"a, \"c\"\n", 4, "a quote in the middle of a field"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *text = vp_arena_printf(&vp_bench.arena, "who,times\n%sx,y\n", rows[i].row);
        struct vp_csv *csv = open_text(text, strlen(text));
        ck_assert(vp_csv_header(csv, &strict));
        ck_assert(vp_csv_next(csv));
        ck_assert_str_eq(get_text(csv, WHO), "x");
        expect_error(rows[i].message, 2, rows[i].column);
        ck_assert(!vp_csv_next(csv));
    }
    const char *open = "who,times\na,b\na,\"b\nx,y\n";
    struct vp_csv *csv = open_text(open, strlen(open));
    ck_assert(vp_csv_header(csv, &strict) && vp_csv_next(csv) && !vp_csv_next(csv));
    expect_error("this quote is never closed", 3, 3);
}
END_TEST

/* `n` times `piece`. */
static void put_many(struct vp_text *text, const char *piece, int n)
{
    for (int i = 0; i < n; i++)
        vp_text_put(text, piece);
}

START_TEST(what_is_too_much)
{
    struct vp_text text;
    vp_text_init(&text);
    for (int more = 0; more < 2; more++) {
        static const char *const before[] = {"who,times\nb,", "who,times\nb,\""};
        for (int quoted = 0; quoted < 2; quoted++) {
            vp_text_clear(&text);
            vp_text_init(&text);
            vp_text_put(&text, before[quoted]);
            put_many(&text, "x", 4096 + more);
            vp_text_put(&text, quoted ? "\"\n" : "\n");
            struct vp_csv *csv = open_text(text.at, text.length);
            ck_assert(vp_csv_header(csv, &strict));
            ck_assert_int_eq(vp_csv_next(csv), more == 0);
            ck_assert_int_eq(vp_bench.errors.total, more);
            if (more > 0)
                expect_error("a field of 4097 bytes; at most 4096 are read", 2, 3);
        }
        vp_text_clear(&text);
        vp_text_init(&text);
        vp_text_put(&text, "who,times");
        put_many(&text, ",x", 98 + more);
        struct vp_csv *csv = open_text(text.at, text.length);
        ck_assert_int_eq(vp_csv_header(csv, &loose), more == 0);
        if (more > 0)
            expect_error("more than 100 fields in a row", 1, 9 + 2 * 98 + 2);
    }
    vp_text_clear(&text);
}
END_TEST

START_TEST(as_many_rows_as_are_read)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_text_put(&text, "who,times\n");
    put_many(&text, "a,b\n", VP_MAX_CSV_ROWS);
    for (int more = 0; more < 2; more++) {
        struct vp_csv *csv = open_text(text.at, text.length - (more ? 0 : 4));
        int rows = 0;
        ck_assert(vp_csv_header(csv, &strict));
        while (vp_csv_next(csv))
            rows++;
        ck_assert_int_eq(rows, VP_MAX_CSV_ROWS - 1);
        if (more > 0)
            expect_error("more than 300000 rows; the rest is not read", VP_MAX_CSV_ROWS + 1, 1);
        else
            ck_assert_int_eq(vp_bench.errors.total, 0);
    }
    vp_text_clear(&text);
}
END_TEST

START_TEST(words_of_a_cell)
{
    struct vp_node *words;
    struct vp_csv *csv = open_row("who,times\n  nights  æ\tx ,\"a,\n b\"\"\"\";c\"\n");
    ck_assert_int_eq(vp_csv_words(csv, vp_csv_cell(csv, WHO), &words), 3);
    ck_assert_str_eq(words[0].text, "nights");
    ck_assert_int_eq(words[0].pos.column, 3);
    ck_assert_str_eq(words[1].text, "æ");
    ck_assert_int_eq(words[1].pos.column, 11);
    ck_assert_str_eq(words[2].text, "x");
    ck_assert_int_eq(words[2].pos.column, 13);
    ck_assert_int_eq(vp_csv_words(csv, vp_csv_cell(csv, TIMES), &words), 3);
    ck_assert_int_eq(words[0].pos.line, 2);
    ck_assert_int_eq(words[0].pos.column, 17);
    ck_assert_str_eq(words[1].text, "b\"\"");
    ck_assert_int_eq(words[1].pos.line, 3);
    ck_assert_int_eq(words[1].pos.column, 2);
    ck_assert_int_eq(words[2].pos.column, 8);
    csv = open_row("who,times\n,x\n");
    ck_assert_int_eq(vp_csv_words(csv, vp_csv_cell(csv, WHO), &words), 0);
}
END_TEST

START_TEST(nothing_in_a_cell_is_nothing_in_a_plan)
{
    struct vp_csv *csv = open_row("who,times\n,~\n");
    const struct vp_node who = vp_csv_value(vp_csv_cell(csv, WHO));
    const struct vp_node times = vp_csv_value(vp_csv_cell(csv, TIMES));
    ck_assert(vp_node_empty(&who));
    ck_assert(!vp_node_empty(&times));
    ck_assert_str_eq(times.text, "~");
}
END_TEST

/* What messages show of line `line`, without what stands before. */
static const char *find_shown(const struct vp_csv *csv, int line)
{
    const char *at = csv->source.text;
    while (--line > 0)
        at = strchr(at, '\n') + 1;
    return vp_arena_strndup(&vp_bench.arena, at, strcspn(at, "\r\n"));
}

START_TEST(what_nobody_may_see)
{
    const char *text = "at,why,who\n"
                       "1,sick æ€𐄁,anne\n"
                       "2,\"sick, \"\"x\"\"\nvery\",bo\r\n"
                       "3,sick,too,many\n"
                       "4,si\"ck,bo\n"
                       "5,,bo\n"
                       "6,\"sick\n";
    struct vp_csv *csv = open_text(text, strlen(text));
    ck_assert(vp_csv_header(csv, &secret));
    int rows = 0;
    while (vp_csv_next(csv)) {
        ck_assert_str_eq(get_text(csv, 1), "");
        ck_assert_int_eq(vp_csv_cell(csv, 0)->text[0], rows++ == 0 ? 'a' : 'b');
    }
    ck_assert_int_eq(rows, 3);
    ck_assert_int_eq(vp_bench.errors.total, 3);
    ck_assert_str_eq(find_shown(csv, 1), "at,why,who");
    ck_assert_str_eq(find_shown(csv, 2), "1,.....·•𐄁,anne");
    ck_assert_str_eq(find_shown(csv, 3), "2,............");
    ck_assert_str_eq(find_shown(csv, 4), ".....,bo");
    ck_assert_str_eq(find_shown(csv, 5), "...............");
    ck_assert_str_eq(find_shown(csv, 7), "5,,bo");
    ck_assert_ptr_null(strstr(vp_text_messages(), "sick"));
    ck_assert_int_eq(vp_bench.errors.list[1].pos.column, 5);
    ck_assert_ptr_null(strstr(csv->source.text, "sick"));
}
END_TEST

START_TEST(doctors_by_id)
{
    struct vp_plan *plan = vp_text_read(vp_text_change(vp_text_plan, "bo: { home", "bo: { name: Bo Berg, home"));
    ck_assert_ptr_nonnull(plan);
    vp_names_put(&reader.doctors, "anne", 0, &vp_bench.arena);
    vp_names_put(&reader.doctors, "bo", 1, &vp_bench.arena);
    struct vp_csv *csv = open_row("who,times\nbo,Bo Berg\nann,\n");
    int doctor = -1;
    ck_assert(vp_csv_doctor(csv, vp_csv_cell(csv, WHO), plan, &doctor));
    ck_assert_int_eq(doctor, 1);
    ck_assert(!vp_csv_doctor(csv, vp_csv_cell(csv, TIMES), plan, &doctor));
    expect_error("'Bo Berg' is the name of a doctor; the id is needed", 2, 4);
    ck_assert_ptr_nonnull(vp_text_find("write bo"));
    ck_assert(vp_csv_next(csv));
    ck_assert(!vp_csv_doctor(csv, vp_csv_cell(csv, WHO), plan, &doctor));
    ck_assert_ptr_nonnull(vp_text_find("did you mean 'anne'?"));
    ck_assert(!vp_csv_doctor(csv, vp_csv_cell(csv, TIMES), plan, &doctor));
    ck_assert_ptr_nonnull(vp_text_find("a doctor must be an id; nothing is given"));
}
END_TEST

Suite *suite_csv(void)
{
    Suite *suite = suite_create("csv");
    TCase *tests = tcase_create("tables");
    tcase_add_checked_fixture(tests, set_up, vp_text_end);
    tcase_add_test(tests, cells_as_rfc_4180_says);
    tcase_add_test(tests, cells_know_their_places);
    tcase_add_test(tests, rows_with_nothing_in_them_are_none);
    tcase_add_test(tests, headers_in_both_languages_and_any_letters);
    tcase_add_test(tests, headers_that_are_wrong);
    tcase_add_test(tests, rows_that_are_wrong_are_told_and_passed_over);
    tcase_add_test(tests, what_is_too_much);
    tcase_add_test(tests, as_many_rows_as_are_read);
    tcase_add_test(tests, words_of_a_cell);
    tcase_add_test(tests, nothing_in_a_cell_is_nothing_in_a_plan);
    tcase_add_test(tests, what_nobody_may_see);
    tcase_add_test(tests, doctors_by_id);
    suite_add_tcase(suite, tests);
    return suite;
}
