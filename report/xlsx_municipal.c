/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of municipalities in roster.xlsx, where they are compared: for each category what each answers for and what its doctors carry together. */
#include "report/xlsx.h"

#include "report/escape.h"

enum {
    FEW = 12,   /* municipalities up to which a page of paper holds … */
    TABLES = 2, /* so many tables, as high as their charts */
};

static int count_letters(const struct vp_view *view)
{
    int widest = 0;
    for (int m = 0; m < view->plan->municipalities.n; m++) {
        const int width = vp_text_width(view->municipality[m]);
        widest = width > widest ? width : widest;
    }
    return widest;
}

void vp_xlsx_municipal(const struct vp_xlsx *xlsx)
{
    static const char *const heads[2][VP_XLSX_FIGURES] = {
        {"Kommune", "Del %", "Rettferdig andel", "Overført", "Mål", "Belastning", "Avvik", "Poeng"},
        {"Municipality", "Part %", "Fair share", "Brought over", "Target", "Load", "Deviation", "Points"}};
    struct vp_view *view = xlsx->view;
    struct vp_xlsx_shares shares = {.n = view->plan->municipalities.n,
                                    .heads = heads[view->language == VP_EN],
                                    .names = view->municipality,
                                    .per_cent = view->per_cent,
                                    .costs = true,
                                    .description = vp_words(view, "Belastning ved siden av mål for hver kommune",
                                                            "Load beside target of each municipality")};
    vp_xlsx_shares_begin(xlsx, VP_XLSX_MUNICIPAL, count_letters(view));
    vp_book_text(xlsx->book, (struct vp_cell){2, 0, VP_LOOK_NOTE, VP_SHADE_NONE}, vp_municipal_sentence(view));
    vp_book_text(xlsx->book, (struct vp_cell){3, 0, VP_LOOK_NOTE, VP_SHADE_NONE},
                 vp_words(view, "Øverst i hver tabell står kommunen som er lengst over målet.",
                          "On top of each table: the municipality furthest above the target."));
    int row = VP_XLSX_FIRST_TABLE;
    for (int t = 0; t < view->plan->municipal.n; t++) {
        if (t > 0 && (shares.n > FEW || t % TABLES == 0))
            vp_book_break(xlsx->book, row);
        shares.category = view->plan->municipal.item[t].category;
        shares.rows = vp_view_municipal_rows(view, t);
        row = vp_xlsx_shares(xlsx, &shares, row);
    }
    vp_xlsx_shares_end(xlsx);
}
