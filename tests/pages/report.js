// SPDX-License-Identifier: GPL-3.0-or-later
// Usage: node report.js NAME=report.html … – each page as a person meets it: valid, for everybody, on a wide and a narrow screen, silent, with a
// filter that works, and fit for paper (NAME.pdf is left beside the page).
"use strict";

const fs = require("fs");
const path = require("path");
const { HtmlValidate } = require("html-validate");
const { check, launch, open, run } = require("./pages.js");

const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

// The standard, without opinions on style: what is left out is how the source is spelled, and what gnuplot's drawings need.
const validator = new HtmlValidate({
    root: true,
    extends: ["html-validate:standard", "html-validate:a11y"],
    rules: { "no-inline-style": "off", "long-title": "off", "text-content": "off", "tel-non-breaking": "off", "require-sri": "off" },
});

async function checkMarkup(name, file) {
    const report = await validator.validateFile(file);
    const found = report.results.flatMap((result) => result.messages);
    check(`${name}: valid HTML`, found.map((it) => `${it.line}:${it.column} ${it.ruleId}: ${it.message}`));
}

// WCAG A and AA, and what axe-core calls best practice. Charts are pictures with words; the thousands of lines inside would only take time.
async function checkAccess(name, page) {
    await page.evaluate(() => document.querySelectorAll("svg > :not(title, desc)").forEach((it) => it.remove()));
    await page.evaluate(AXE);
    const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    const found = result.violations.flatMap((it) => it.nodes.map((node) => `${it.id}: ${it.help}: ${node.html}`));
    check(`${name}: axe-core finds nothing`, found);
}

// What is wider than the window, and what cannot be reached of it with the keyboard.
async function checkWidth(name, page, width) {
    await page.setViewportSize({ width, height: 800 });
    const found = await page.evaluate(() => {
        const root = document.documentElement;
        const wide = root.scrollWidth > root.clientWidth ? [`${root.scrollWidth} > ${root.clientWidth}`] : [];
        for (const it of document.querySelectorAll("body *")) {
            const scrolls = it.scrollWidth > it.clientWidth && ["auto", "scroll"].includes(getComputedStyle(it).overflowX);
            if (scrolls && (it.tabIndex !== 0 || !it.getAttribute("aria-label"))) wide.push(`no keyboard: ${it.outerHTML.slice(0, 100)}`);
        }
        return wide;
    });
    check(`${name}: nothing wider than ${width} pixels but what scrolls by itself`, found);
}

async function checkStructure(name, page, language) {
    const found = await page.evaluate((wanted) => {
        const wrong = [];
        const levels = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((it) => Number(it.tagName[1]));
        if (document.documentElement.lang !== wanted) wrong.push(`lang is ${document.documentElement.lang}`);
        if (levels[0] !== 1 || levels.filter((it) => it === 1).length !== 1) wrong.push("not one h1, first");
        levels.forEach((it, i) => i > 0 && it > levels[i - 1] + 1 && wrong.push(`h${it} after h${levels[i - 1]}`));
        for (const it of ["header", "nav", "main", "footer"])
            if (document.querySelectorAll(`body > ${it}`).length !== 1) wrong.push(`not one ${it}`);
        for (const it of document.querySelectorAll("table")) {
            if (!it.caption || !it.caption.textContent) wrong.push("a table without caption");
            if (it.querySelector("th:not([scope])")) wrong.push(`th without scope in ${it.caption.textContent}`);
            if (!it.querySelector("tbody th[scope=row]") || !it.querySelector("thead th[scope=col]")) wrong.push(`no heads: ${it.caption.textContent}`);
        }
        for (const it of document.querySelectorAll("svg:not([aria-hidden])")) {
            const names = (it.getAttribute("aria-labelledby") || "").split(" ").map((id) => document.getElementById(id));
            if (it.getAttribute("role") !== "img" || names.some((name) => !name || !name.textContent)) wrong.push("a chart without words");
        }
        return wrong;
    }, language);
    check(`${name}: language, headings, landmarks, tables and charts have their words`, found);
}

// The first stop of the keyboard leads past the contents.
async function checkSkip(name, page) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => document.activeElement.getAttribute("href"));
    const seen = await page.evaluate(() => document.activeElement.getBoundingClientRect().top >= 0);
    await page.keyboard.press("Enter");
    const led = await page.evaluate(() => document.activeElement.id);
    check(`${name}: the first stop leads to the content`, stop === "#main" && seen && led === "main" ? [] : [`${stop} ${seen} ${led}`]);
}

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

async function checkPaper(name, page, file) {
    const bytes = await page.pdf({ path: path.join(path.dirname(file), `${path.basename(path.dirname(file))}.pdf`), preferCSSPageSize: true });
    const boxes = [...bytes.toString("latin1").matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map((it) => it[1].trim().split(/\s+/).map(Number));
    const found = boxes.filter(([, , width, height]) => Math.abs(width - 841.89) > 1.5 || Math.abs(height - 595.28) > 1.5);
    check(`${name}: ${boxes.length} pages of paper, all A4 across`, boxes.length === 0 ? ["no pages"] : found);
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
