/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last sheet of roster.xlsx: what the book is, what is proven about it and what is not, and what did not find room. */
#include "report/xlsx.h"

#include "report/escape.h"

enum {
    NAMED_STRAYS = 1000,
    LABEL_LETTERS = 24,
    WORDS_LETTERS = 110,
};

/* A row of the sheet being written. */
struct about {
    const struct vp_xlsx *xlsx;
    int row;
};

static void put(struct about *about, const char *label, const char *words)
{
    if (words[0] == '\0')
        return;
    vp_book_text(about->xlsx->book, (struct vp_cell){about->row, 0, VP_LOOK_LABEL, VP_SHADE_NONE}, label);
    vp_book_text(about->xlsx->book, (struct vp_cell){about->row, 1, VP_LOOK_WORDS, VP_SHADE_NONE}, words);
    int lines = vp_xlsx_lines(words, WORDS_LETTERS);
    vp_book_lines(about->xlsx->book, about->row++, lines);
}

static void put_left_out(struct about *about)
{
    const struct vp_xlsx *xlsx = about->xlsx;
    struct vp_view *view = xlsx->view;
    const char *label = vp_words(view, "Utelatt", "Left out");
    const char *why = vp_words(view, "er for stort for et regneark; roster.csv har alle vaktene",
                               "is too large for a spreadsheet; roster.csv has every duty");
    if (xlsx->grid == NULL)
        put(about, label, vp_arena_printf(&view->arena, "%s %s.", xlsx->names[VP_XLSX_GRID], why));
    for (int crew = 0; crew < xlsx->crews.n; crew++)
        if (!xlsx->crews.list[crew].fits)
            put(about, label, vp_arena_printf(&view->arena, "%s %s.", xlsx->names[VP_XLSX_CREWS + crew], why));
}

static void put_strays(struct about *about)
{
    struct vp_view *view = about->xlsx->view;
    int n = view->roster->strays.n;
    const char *label = vp_words(view, "Passer ikke til noen vakt", "Fits no duty");
    for (int i = 0; i < n && i < NAMED_STRAYS; i++) {
        const struct vp_stray *stray = &view->roster->strays.item[i];
        char start[VP_RFC3339_TEXT];
        char end[VP_RFC3339_TEXT];
        put(about, label,
            vp_arena_printf(&view->arena, "%s – %s, %s, %s: %s", vp_zone_rfc3339(view->plan->zone, stray->start, start),
                            vp_zone_rfc3339(view->plan->zone, stray->end, end), vp_clean(&view->arena, stray->line),
                            stray->doctor < 0 ? vp_words(view, "VIKAR", "LOCUM") : view->label[stray->doctor],
                            vp_clean(&view->arena, stray->why)));
    }
    if (n > NAMED_STRAYS)
        put(about, label, vp_words(view, "og %d til: roster.csv", "and %d more: roster.csv", n - NAMED_STRAYS));
}

void vp_xlsx_about(const struct vp_xlsx *xlsx)
{
    struct vp_view *view = xlsx->view;
    struct about about = {.xlsx = xlsx, .row = 2};
    vp_book_sheet(xlsx->book, xlsx->names[VP_XLSX_ABOUT]);
    vp_book_widths(xlsx->book, 0, 0, LABEL_LETTERS);
    vp_book_widths(xlsx->book, 1, 1, WORDS_LETTERS);
    vp_xlsx_title(xlsx, view->title, "");
    put(&about, vp_words(view, "Periode", "Period"),
        vp_arena_printf(&view->arena, "%s – %s", vp_date_long(view, view->plan->from),
                        vp_date_long(view, view->plan->to)));
    put(&about, vp_words(view, "Lovlig?", "Lawful?"), vp_lawful_words(view));
    put(&about, vp_words(view, "Vakter", "Duties"), vp_cover_words(view));
    put(&about, vp_words(view, "Poeng", "Points"), vp_points_words(view));
    put(&about, vp_words(view, "Ønsker", "Wishes"), vp_wishes_words(view));
    for (int i = 0; i < vp_settled_terms(view); i++)
        put(&about, vp_words(view, "Nivåer", "Levels"), vp_level_words(view, i));
    put(&about, vp_words(view, "Hva er bevist", "What is proven"), vp_proof_words(view));
    put(&about, vp_words(view, "Perioden før", "The period before"), vp_history_words(view));
    put(&about, vp_words(view, "Inndata (SHA-256)", "Input (SHA-256)"), view->plan->sha256);
    put(&about, vp_words(view, "Slik leses arkene", "How to read it"),
        vp_words(
            view,
            "Det første arket har en rad for hver dato og en kolonne for hver plass; arkene etter det har en kolonne for hver lege. VIKAR på "
            "skravert bunn er en vakt som ingen av legene har; MANGLER, hvitt på sort, er en plass uten rad i vaktlisten. Det som endres "
            "her, er ikke prøvd mot reglene: det gjør kommandoen «vaktplan audit» med roster.csv.",
            "The first sheet has a row for each date and a column for each place; those behind it have a column for each doctor. LOCUM, "
            "hatched, is a duty that none of the doctors has; MISSING, white on black, is a place without a row in the roster. What is "
            "changed here has not been judged by the rules: the command `vaktplan audit` does that, with roster.csv."));
    put_left_out(&about);
    put_strays(&about);
    const struct vp_book_page page = {.first_head = 0, .last_head = -1, .wide = 1, .foot = view->title};
    vp_book_print(xlsx->book, &page);
}
