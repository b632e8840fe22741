/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jansson keeps keys in the order in which they are set, so equal reports are equal bytes. */
#include "report/json.h"

#include "report/escape.h"

#include <jansson.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS = 12 }; /* significant ones: enough for all that is rounded before, too few for noise */

json_t *vp_json_text(const char *words)
{
    if (words == NULL)
        return json_null();
    json_t *string = json_string(words);
    if (string != NULL)
        return string;
    struct vp_arena arena;
    vp_arena_init(&arena);
    string = json_string(vp_clean(&arena, words));
    vp_arena_clear(&arena);
    return string;
}

json_t *vp_json_number(double number, int decimals)
{
    if (!isfinite(number))
        return json_null();
    double step = pow(10, decimals);
    double rounded = round(number * step) / step;
    return json_real(rounded == 0 ? 0 : rounded); /* no -0 */
}

json_t *vp_json_date(vp_day date)
{
    char text[VP_DAY_TEXT];
    return json_string(vp_day_format(date, text));
}

json_t *vp_json_place(struct vp_view *view, struct vp_pos pos)
{
    if (pos.source == NULL || pos.source->name == NULL)
        return json_null();
    json_t *place = json_object();
    json_object_set_new(place, "file", vp_json_text(vp_place(view, (struct vp_pos){pos.source, 0, 0})));
    json_object_set_new(place, "line", json_integer(pos.line));
    json_object_set_new(place, "column", json_integer(pos.column));
    return place;
}

/* Without its folder, so that outputs are the same on every machine. */
static const char *find_plan_name(const struct vp_plan *plan)
{
    static const char stdin_name[] = "<stdin>";
    const char *name = plan->source == NULL ? NULL : plan->source->name;
    return name == NULL || strcmp(name, stdin_name) == 0 ? NULL : vp_file_name(name);
}

void vp_json_set_origin(const struct vp_view *view, json_t *root)
{
    const struct vp_history *history = view->plan->history;
    json_t *said = json_null();
    if (history != NULL) {
        said = json_object();
        json_object_set_new(said, "file", vp_json_text(vp_file_name(history->name)));
        json_object_set_new(said, "from", vp_json_date(view->problem->known_from));
        json_object_set_new(said, "duties", json_integer(view->problem->n_past));
    }
    json_object_set_new(root, "plan", vp_json_text(find_plan_name(view->plan)));
    json_object_set_new(root, "scenario", vp_json_text(view->plan->scenario));
    json_object_set_new(root, "history", said);
}

void vp_json_put(struct vp_text *out, json_t *root)
{
    char *text = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(DIGITS));
    json_decref(root);
    if (text == NULL)
        vp_die_out_of_memory();
    vp_text_put(out, text);
    vp_text_put(out, "\n");
    free(text);
}
