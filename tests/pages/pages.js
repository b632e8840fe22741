// SPDX-License-Identifier: GPL-3.0-or-later
// A browser for the tests: pages are opened from their files, nothing may be asked of a network, and whatever a page says or does unasked is kept.
"use strict";

const { chromium } = require("playwright-core");
const { pathToFileURL } = require("url");

const QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
];

let failures = 0;

// One test: `found` is a list of what is wrong, empty if nothing is.
function check(name, found) {
    console.log(`${found.length === 0 ? "ok" : "not ok"} - ${name}`);
    for (const what of found.slice(0, 12)) console.log(`    ${String(what).slice(0, 400)}`);
    failures += found.length > 0;
}

function launch() {
    return chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: QUIET });
}

// Opens `file` in a window of its own. `page.faults` grows with every request for anything else, dialog, message of the console and error.
async function open(browser, file, options) {
    const context = await browser.newContext({ offline: false, ...options });
    const page = await context.newPage();
    const address = pathToFileURL(file).href;
    page.faults = [];
    await page.route("**/*", (route) => {
        if (route.request().url() === address) return route.continue();
        page.faults.push(`asked for ${route.request().url()}`);
        return route.abort();
    });
    page.on("dialog", (dialog) => {
        page.faults.push(`dialog: ${dialog.message()}`);
        dialog.dismiss();
    });
    page.on("console", (message) => page.faults.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => page.faults.push(`error: ${error.message}`));
    page.on("popup", (popup) => page.faults.push(`opened ${popup.url()}`));
    page.on("framenavigated", (frame) => {
        if (frame.url().split("#")[0] !== address) page.faults.push(`went to ${frame.url()}`);
    });
    await page.goto(address, { waitUntil: "load" });
    return page;
}

// Runs `main`, then ends with 0 if every check found nothing.
function run(main) {
    main().then(
        () => process.exit(failures === 0 ? 0 : 1),
        (error) => {
            console.log(`not ok - ${error.stack}`);
            process.exit(1);
        },
    );
}

module.exports = { check, launch, open, run };
