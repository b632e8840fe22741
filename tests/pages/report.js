// SPDX-License-Identifier: GPL-3.0-or-later
// Usage: node report.js NAME=report.html … – each page as a person meets it: valid, for everybody, on a wide and a narrow screen, silent, with a
// filter that works, and fit for paper (NAME.pdf is left beside the page).
"use strict";

const { checkAccess, checkMarkup, checkPaper, checkSkip, checkStructure, checkWidth } = require("./checks.js");
const { check, launch, open, run } = require("./pages.js");

// Chosen with the keyboard, a doctor's duties are all of his and nobody else's; without a choice everything is there again.
async function checkFilter(name, page) {
    const found = await page.evaluate(() => {
        const wrong = [];
        const rows = [...document.querySelectorAll("#duties tbody tr")];
        const who = document.getElementById("who");
        const choose = (value) => {
            who.value = value;
            who.dispatchEvent(new Event("change", { bubbles: true }));
        };
        const said = () => document.getElementById("said").textContent;
        if (!who || !who.checkVisibility()) return ["no filter"];
        if (who.options.length < 3) wrong.push("too few to choose from");
        for (const option of [...who.options].slice(1)) {
            choose(option.value);
            const shown = rows.filter((row) => row.checkVisibility());
            const names = shown.map((row) => row.querySelector("td.d").textContent);
            const all = rows.filter((row) => row.querySelector("td.d").textContent === option.textContent);
            if (names.some((it) => it !== option.textContent)) wrong.push(`${option.textContent}: others are shown`);
            if (shown.length !== all.length) wrong.push(`${option.textContent}: ${shown.length} of ${all.length}`);
            if (!said().includes(String(all.length))) wrong.push(`${option.textContent}: says '${said()}'`);
            const days = [...document.querySelectorAll("#days tbody tr")].filter((row) => row.checkVisibility());
            if (days.some((row) => ![...row.querySelectorAll(".mine")].some((it) => it.textContent.includes(option.textContent))))
                wrong.push(`${option.textContent}: a row without him`);
            if (all.length > 0 && days.length === 0) wrong.push(`${option.textContent}: nothing in the grid`);
        }
        choose("");
        if (said() !== "" || !rows.every((row) => row.checkVisibility()) || document.querySelector(".mine")) wrong.push("not everything is there again");
        return wrong;
    });
    check(`${name}: the filter shows one doctor's duties, all of them`, found);
}

// Without scripts everything is there but the filter.
async function checkWithout(name, browser, file) {
    const page = await open(browser, file, { javaScriptEnabled: false });
    const text = await page.content();
    const filter = await page.locator("#filter").isVisible();
    const rows = await page.locator("#duties tbody tr").first().isVisible();
    check(`${name}: whole without scripts, and no control that does nothing`, !filter && rows && text.includes("</html>") ? [] : [`${filter} ${rows}`]);
    await page.context().close();
}

async function look(browser, name, file) {
    const language = /-en$/.test(name) ? "en" : "nb";
    await checkMarkup(name, file);
    const page = await open(browser, file, { viewport: { width: 1280, height: 800 } });
    await checkSkip(name, page);
    await checkStructure(name, page, language);
    await checkWidth(name, page, 1280);
    await checkWidth(name, page, 360);
    await page.setViewportSize({ width: 1280, height: 800 });
    await checkFilter(name, page);
    await checkPaper(name, page, file);
    await checkAccess(name, page);
    check(`${name}: says and asks nothing`, page.faults);
    await page.context().close();
    await checkWithout(name, browser, file);
}

run(async () => {
    const browser = await launch();
    for (const word of process.argv.slice(2)) {
        const [name, file] = word.split("=");
        await look(browser, name, file);
    }
    await browser.close();
});
