/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few things that both JSON files need: texts that are always well-formed, numbers without noise in the last digits. */
#ifndef VP_REPORT_JSON_H
#define VP_REPORT_JSON_H

#include "report/view.h"

struct json_t; /* jansson's */

/* A string, exactly as in the plan if it is well-formed UTF-8; null for NULL. */
struct json_t *vp_json_text(const char *words);
/* A number rounded to `decimals`; null if it is not finite. */
struct json_t *vp_json_number(double number, int decimals);
/* "YYYY-MM-DD". */
struct json_t *vp_json_date(vp_day date);
/* {"file": "plan.yaml", "line": 72, "column": 5}, or null without a place. */
struct json_t *vp_json_place(struct vp_view *view, struct vp_pos pos);
/* The id of a doctor; null for nobody. */
struct json_t *vp_json_doctor(const struct vp_view *view, int doctor);
/* {"date", "line", "start", "end"}. */
struct json_t *vp_json_duty(const struct vp_view *view, int duty);
/* A breach with everything that the audit knows of it. */
struct json_t *vp_json_breach(struct vp_view *view, const struct vp_violation *violation);
/* Sets "plan", "scenario" and "history" of `root`: the plan's file name, null for standard input; the scenario's id; {"file", "from": first date
 * known, "duties"}; null without. */
void vp_json_set_origin(const struct vp_view *view, struct json_t *root);
/* Appends the text of `root` with a final newline, and frees it. */
void vp_json_put(struct vp_text *out, struct json_t *root);

#endif
