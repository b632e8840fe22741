// SPDX-License-Identifier: GPL-3.0-or-later
// Usage: node compare.js NAME=compare.html … – each page as a person meets it: valid, for everybody, on a wide and a narrow screen, silent, whole without
// scripts, its results led to and opened with the keyboard, and fit for paper (NAME.pdf is left beside the page).
"use strict";

const { checkAccess, checkMarkup, checkPaper, checkSkip, checkStructure, checkWidth } = require("./checks.js");
const { check, launch, open, run } = require("./pages.js");

// Every link of the table leads to the section of the result that it names, and every section has figures.
async function checkResults(name, page) {
    const found = await page.evaluate(() => {
        const wrong = [];
        const sections = [...document.querySelectorAll("section.result")];
        if (sections.length === 0) wrong.push("no section");
        for (const it of sections) if (!it.querySelector("table tbody tr")) wrong.push(`no figures: ${it.id}`);
        for (const link of document.querySelectorAll("#results tbody a")) {
            const section = document.querySelector(link.getAttribute("href"));
            if (!section || !section.querySelector("h3").textContent.includes(link.textContent)) wrong.push(`${link.textContent} leads elsewhere`);
        }
        const rows = document.querySelectorAll("#results tbody tr").length;
        if (sections.length > 1 && rows <= sections.length) wrong.push(`${rows} rows of ${sections.length} and the first`);
        if (document.querySelectorAll("script").length > 0) wrong.push("a script");
        return wrong;
    });
    check(`${name}: results lead to their sections, which have figures`, found);
}

// What is folded away opens with the keyboard.
async function checkDetails(name, page) {
    const found = await page.evaluate(() => [...document.querySelectorAll("details > summary")].filter((it) => it.tabIndex !== 0).length);
    const summary = page.locator("details > summary").first();
    let opened = true;
    if ((await summary.count()) > 0) {
        await summary.focus();
        await page.keyboard.press("Enter");
        opened = await page.evaluate(() => document.querySelector("details").open);
        await page.evaluate(() => document.querySelectorAll("details").forEach((it) => it.setAttribute("open", "")));
    }
    check(`${name}: what is folded away opens with the keyboard`, found === 0 && opened ? [] : [`${found} ${opened}`]);
}

async function checkWithout(name, browser, file) {
    const page = await open(browser, file, { javaScriptEnabled: false });
    const heading = await page.locator("h1").isVisible();
    const text = await page.content();
    check(`${name}: whole without scripts`, heading && text.includes("</html>") ? [] : [`${heading}`]);
    await page.context().close();
}

async function look(browser, name, file) {
    const language = /-en$/.test(name) ? "en" : "nb";
    await checkMarkup(name, file);
    const page = await open(browser, file, { viewport: { width: 1280, height: 800 } });
    await checkSkip(name, page);
    await checkStructure(name, page, language);
    await checkResults(name, page);
    await checkPaper(name, page, file);
    await checkDetails(name, page);
    await checkWidth(name, page, 1280);
    await checkWidth(name, page, 360);
    await page.setViewportSize({ width: 1280, height: 800 });
    await checkAccess(name, page);
    check(`${name}: says and asks nothing`, page.faults);
    await page.context().close();
    await checkWithout(name, browser, file);
}

run(async () => {
    const browser = await launch();
    for (const word of process.argv.slice(2)) {
        const at = word.indexOf("=");
        await look(browser, word.slice(0, at), word.slice(at + 1));
    }
    await browser.close();
});
