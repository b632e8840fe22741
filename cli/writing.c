/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that say how results are written, which several commands share: --lang, --anonymous, --csv-separator, --calendar-travel. */
#include "cli/cli.h"

#include "report/report.h"

#include <string.h>

/* -1 if it is none. */
static int read_separator(const char *words)
{
    if (strcmp(words, "tab") == 0 || strcmp(words, "\\t") == 0)
        return '\t';
    bool known = words[0] != '\0' && words[1] == '\0' && strchr(",;\t", words[0]) != NULL;
    return known ? words[0] : -1;
}

bool vp_call_written(const struct vp_call *call, struct vp_report_options *options)
{
    const char *language = vp_call_value(call, "lang");
    const char *separator = vp_call_value(call, "csv-separator");
    *options = (struct vp_report_options){.separator = ',', .calendar_travel = vp_call_has(call, "calendar-travel")};
    if (language != NULL && strcmp(language, "nb") != 0 && strcmp(language, "en") != 0) {
        vp_usage_error(call, "--lang takes nb or en, not '%s'", language);
        return false;
    }
    if (separator == NULL)
        return true;
    int found = read_separator(separator);
    if (found < 0) {
        vp_usage_error(call, "--csv-separator takes ';', ',' or tab, not '%s'", separator);
        return false;
    }
    options->separator = (char)found;
    return true;
}

bool vp_session_disguise(struct vp_session *session, const struct vp_call *call, struct vp_report *report)
{
    return !vp_call_has(call, "anonymous") || vp_report_disguise(report, &session->arena, &session->errors);
}
