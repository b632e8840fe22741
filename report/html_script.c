/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one script of report.html: it shows the duties of one doctor. The page is whole without it; its control appears only when it runs. It takes no word
 * of the plan: rows are told by number, and the page's policy lets nothing run but these very bytes (their hash, which a test holds against them). */
#include "report/html.h"

const char vp_html_script[] = "\"use strict\";\n"
                              "(function () {\n"
                              "  const who = document.getElementById(\"who\");\n"
                              "  const said = document.getElementById(\"said\");\n"
                              "  function isHis(it, number) {\n"
                              "    return number !== \"\" && it.getAttribute(\"data-d\") === number;\n"
                              "  }\n"
                              "  function show() {\n"
                              "    const number = who.value;\n"
                              "    let duties = 0;\n"
                              "    document.querySelectorAll(\"#days span[data-d]\").forEach(function (it) {\n"
                              "      it.classList.toggle(\"mine\", isHis(it, number));\n"
                              "    });\n"
                              "    document.querySelectorAll(\"#days tbody tr\").forEach(function (row) {\n"
                              "      row.hidden = number !== \"\" && row.querySelector(\".mine\") === null;\n"
                              "    });\n"
                              "    document.querySelectorAll(\"#duties tbody tr\").forEach(function (row) {\n"
                              "      row.hidden = number !== \"\" && !isHis(row, number);\n"
                              "      duties += row.hidden ? 0 : 1;\n"
                              "    });\n"
                              "    const word = said.getAttribute(duties === 1 ? \"data-one\" : \"data-many\");\n"
                              "    said.textContent = number === \"\" ? \"\" : duties + \" \" + word;\n"
                              "  }\n"
                              "  who.addEventListener(\"change\", show);\n"
                              "  document.getElementById(\"filter\").hidden = false;\n"
                              "  show();\n"
                              "})();\n";

const char vp_html_script_hash[] = "sha256-XTZFO9XxOCcjZZUYjnVFbRvDw+Nc/nLIjo5gT/Kx2P4=";
