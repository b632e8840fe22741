// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every page: valid, for everybody, on a wide and a narrow screen, fit for paper.
"use strict";

const fs = require("fs");
const path = require("path");
const { HtmlValidate } = require("html-validate");
const { check } = require("./pages.js");

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

async function checkPaper(name, page, file) {
    const bytes = await page.pdf({ path: path.join(path.dirname(file), `${path.basename(path.dirname(file))}.pdf`), preferCSSPageSize: true });
    const boxes = [...bytes.toString("latin1").matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map((it) => it[1].trim().split(/\s+/).map(Number));
    const found = boxes.filter(([, , width, height]) => Math.abs(width - 841.89) > 1.5 || Math.abs(height - 595.28) > 1.5);
    check(`${name}: ${boxes.length} pages of paper, all A4 across`, boxes.length === 0 ? ["no pages"] : found);
}

module.exports = { checkAccess, checkMarkup, checkPaper, checkSkip, checkStructure, checkWidth };
