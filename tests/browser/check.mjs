// Pages of the report in a browser, as people use them: accessibility by axe-core, each
// table's copy button pressed and what it copied pasted, each CSV link followed, nothing
// asked of any network, and nothing cut off on paper. Where LibreOffice is, what was copied
// is opened in its word processor: caption, headers, and figures to the right.
//
//     node tests/browser/check.mjs FOLDER PAGE.html...
//
// FOLDER holds node_modules with puppeteer-core and axe-core, and gets pictures of each page
// at the width of a desk and of a phone, and the first tables as they are pasted. Ends with 1
// if anything is wrong. CHROMIUM names the browser, if it is not /usr/bin/chromium, and
// SOFFICE the office, if it is not soffice.

import fs from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, ...pages] = process.argv.slice(2);
const from = createRequire(path.resolve(folder, "node_modules", "here.js"));
const puppeteer = (await import(pathToFileURL(from.resolve("puppeteer-core")))).default;
const axe = fs.readFileSync(from.resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const widths = { desk: [1200, 900], phone: [390, 844] };

// A chart that is marked together with its caption, and copied.
async function chart(page) {
  const figure = await page.$("figure");
  if (!figure) return [];
  await page.evaluate(() => {
    window.pasted = null;
    document.activeElement.blur();
    const range = document.createRange();
    range.selectNode(document.querySelector("figure"));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  });
  await press(page, "c");
  await page.focus("#target");
  await press(page, "v");
  return page.evaluate(() => {
    const figure = document.querySelector("figure");
    const body = new DOMParser().parseFromString(window.pasted?.[0] ?? "", "text/html").body;
    const image = body.querySelector("img");
    const faults = [];
    if (!image?.src.startsWith("data:image/")) faults.push("a chart is pasted without its picture");
    if (image?.alt !== figure.querySelector("img").alt) faults.push("a chart is pasted without its alternative text");
    if (!body.textContent.includes(figure.querySelector("figcaption").textContent)) faults.push("a chart is pasted without its caption");
    return faults;
  });
}

async function press(page, key) {
  await page.keyboard.down("Control");
  await page.keyboard.press(key);
  await page.keyboard.up("Control");
}

// Tables are laid out at the width of the paper that they are printed on, in CSS pixels:
// 180 mm upright, 277 mm across.
async function onPaper(page) {
  const faults = [];
  await page.emulateMediaType("print");
  for (const [which, across] of [[".table:not(.wide)", 680], [".table.wide", 1047]]) {
    await page.setViewport({ width: across, height: 900 });
    faults.push(...await page.evaluate((which, across) => {
      document.body.style.width = `${across}px`;
      const wide = [...document.querySelectorAll(`${which} table`)]
        .filter((table) => table.getBoundingClientRect().width > across + 1);
      return wide.map((table) =>
        `on paper: ${table.caption.textContent}: ${Math.round(table.getBoundingClientRect().width)} of ${across} pixels`);
    }, which, across));
  }
  await page.evaluate(() => { document.body.style.width = ""; });
  await page.emulateMediaType("screen");
  return faults;
}

// Amounts in any of the languages: groups of three digits.
const AMOUNT = /^[-−]?\d{1,3}([\u00a0\u202f,]\d{3})+$/;

// What was copied, as the word processor of LibreOffice has it: every table with its rows,
// a caption above it, a header that is repeated on the next page, and figures to the right.
function inWriter(pasted, tables, name) {
  const office = process.env.SOFFICE ?? "soffice";
  const source = `${name}-writer.html`;
  fs.writeFileSync(source, `<!doctype html><meta charset="utf-8"><body>${pasted.join("\n<p></p>\n")}`);
  const profile = `-env:UserInstallation=${pathToFileURL(path.resolve(folder, "office")).href}`;
  const run = spawnSync(office, [profile, "--headless", "--infilter=HTML (StarWriter)", "--convert-to", "fodt",
    "--outdir", folder, source], { encoding: "utf8" });
  if (run.error?.code === "ENOENT" || /no export filter|filter.*not found/i.test(run.stdout + run.stderr)) {
    console.log("  skipped: LibreOffice Writer is missing, and with it what its word processor makes of the tables");
    return [];
  }
  const file = `${name}-writer.fodt`;
  if (!fs.existsSync(file)) return [`LibreOffice made nothing of what was pasted: ${run.stderr}`];
  const text = fs.readFileSync(file, "utf8");
  const right = new Set([...text.matchAll(/<style:style style:name="([^"]+)"[^>]*style:family="paragraph"[\s\S]*?<\/style:style>/g)]
    .filter(([whole]) => /fo:text-align="end"/.test(whole)).map(([, style]) => style));
  const faults = [];
  let figures = 0;
  const found = [...text.matchAll(/<table:table [\s\S]*?<\/table:table>/g)].map(([one]) => one);
  if (found.length !== tables.length) faults.push(`in Writer: ${found.length} tables of ${tables.length}`);
  for (const [at, one] of found.entries()) {
    const wanted = tables[at];
    if (!wanted) break;
    const rows = [...one.matchAll(/<table:table-row[\s\S]*?<\/table:table-row>/g)].length;
    if (rows !== wanted.length) faults.push(`in Writer: table ${at + 1} has ${rows} rows of ${wanted.length}`);
    if (!one.includes("<table:table-header-rows>")) faults.push(`in Writer: table ${at + 1} has no header`);
    const cells = [...one.matchAll(/<text:p text:style-name="([^"]+)">([\s\S]*?)<\/text:p>/g)]
      .map(([, style, inner]) => [style, inner.replace(/<[^>]*>/g, "").trim()]);
    const kroner = cells.filter(([, inner]) => AMOUNT.test(inner));
    figures += kroner.length;
    const left = kroner.filter(([style]) => !right.has(style));
    if (left.length > 0) faults.push(`in Writer: table ${at + 1}: ${left.length} of ${kroner.length} figures are not to the right: ${left[0][1]}`);
  }
  const expected = tables.flat(2).filter((text) => AMOUNT.test(text)).length;
  if (figures !== expected) faults.push(`in Writer: ${figures} amounts of ${expected}`);
  console.log(`  in Writer: ${found.length} tables, ${figures} amounts`);
  return faults;
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
let wrong = 0;
for (const file of pages) {
  const faults = [];
  const name = path.join(folder, path.basename(file, ".html"));
  const page = await browser.newPage();
  page.on("pageerror", (error) => faults.push(`script: ${error}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("file:") && !url.startsWith("data:")) faults.push(`asks the network: ${url}`);
  });
  await page.setOfflineMode(true);
  const address = pathToFileURL(path.resolve(file)).href;
  let passes = 0;
  for (const [width, [across, down]] of Object.entries(widths)) {
    await page.setViewport({ width: across, height: down });
    await page.goto(address);
    await page.evaluate(axe);
    const result = await page.evaluate((runOnly) => axe.run(document, { runOnly }), rules);
    passes = result.passes.length;
    // What axe cannot tell, such as the contrast of a single digit or of a cell that is
    // scrolled away, is computed from the colours where they are chosen.
    const open = ({ any, all, none }) => [...any, ...all, ...none]
      .some(({ data }) => !["elmPartiallyObscured", "shortTextContent"].includes(data?.messageKey));
    const unsure = result.incomplete
      .map((one) => ({ ...one, nodes: one.nodes.filter(open) }))
      .filter(({ nodes }) => nodes.length > 0);
    for (const { id, help, nodes } of [...result.violations, ...unsure]) {
      faults.push(`${width}: ${id}: ${help}: ${nodes.length} × ${nodes[0].html.slice(0, 160)}`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) faults.push(`${width}: the page is ${wide} pixels wider than the window`);
    await page.screenshot({ path: `${name}-${width}.png`, clip: { x: 0, y: 0, width: across, height: down * 3 } });
  }
  await page.setViewport({ width: widths.desk[0], height: widths.desk[1] });
  await page.goto(address);
  // What is pasted is seen in a part of the page that can be written in.
  await page.evaluate(() => {
    const target = document.createElement("div");
    target.id = "target";
    target.contentEditable = "true";
    target.addEventListener("paste", (event) => {
      window.pasted = ["text/html", "text/plain"].map((kind) => event.clipboardData.getData(kind));
      event.preventDefault();
    });
    document.body.append(target);
  });
  const texts = () => page.evaluate(() => [...document.querySelectorAll(".table table")].map((table) =>
    [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent))));
  const tables = await texts();
  const buttons = await page.$$(".table button");
  const pasted = [];
  if (buttons.length !== tables.length) faults.push(`${tables.length} tables, ${buttons.length} buttons`);
  for (const [at, button] of buttons.entries()) {
    await page.evaluate(() => { window.pasted = null; });
    await button.click();
    const said = await page.$eval("#said", (said) => said.textContent);
    if (!said) faults.push(`table ${at + 1}: nothing is said when it is copied`);
    await page.focus("#target");
    await page.keyboard.down("Control");
    await page.keyboard.press("v");
    await page.keyboard.up("Control");
    const [markup, text] = await page.evaluate(() => window.pasted) ?? ["", ""];
    pasted.push(markup);
    const rows = text.split(/\r?\n/).map((row) => row.split("\t"));
    if (JSON.stringify(rows) !== JSON.stringify(tables[at])) faults.push(`table ${at + 1}: pasted as text it differs`);
    const kept = await page.evaluate((markup) => {
      const body = new DOMParser().parseFromString(markup, "text/html").body;
      const cells = [...body.querySelectorAll("td, th")];
      return {
        caption: body.querySelector("caption, p")?.textContent ?? "",
        headers: body.querySelectorAll("thead th").length,
        figures: cells.filter((cell) => cell.tagName === "TD" && /\d/.test(cell.textContent)).length,
        right: cells.filter((cell) => cell.style.textAlign === "right" || cell.align === "right").length,
        cells: cells.map((cell) => cell.textContent),
      };
    }, markup);
    const caption = await page.evaluate((at) => document.querySelectorAll(".table caption")[at].textContent, at);
    if (kept.caption !== caption) faults.push(`table ${at + 1}: pasted without its caption: ${kept.caption}`);
    if (kept.headers !== tables[at][0].length) faults.push(`table ${at + 1}: pasted with ${kept.headers} headers`);
    if (kept.figures > 0 && kept.right === 0) faults.push(`table ${at + 1}: pasted figures are not to the right`);
    if (JSON.stringify(kept.cells) !== JSON.stringify(tables[at].flat())) faults.push(`table ${at + 1}: pasted it differs`);
  }
  const links = await page.$$eval(".table a[download]", (links) => links.map((link) => [link.download, link.href]));
  if (links.length !== tables.length) faults.push(`${tables.length} tables, ${links.length} links to CSV`);
  for (const [at, [called, href]] of links.entries()) {
    const text = await page.evaluate(async (href) => (await fetch(href)).text(), href);
    const lines = text.replace(/^\ufeff/, "").trimEnd().split("\r\n");
    if (!/^[a-z0-9-]+\.csv$/.test(called)) faults.push(`link ${at + 1}: called ${called}`);
    if (lines.length !== tables[at]?.length) faults.push(`${called}: ${lines.length} lines for ${tables[at]?.length} rows`);
  }
  faults.push(...await chart(page));
  faults.push(...await onPaper(page));
  faults.push(...inWriter(pasted, tables, name));
  fs.writeFileSync(`${name}-pasted.html`, pasted.filter(Boolean).slice(0, 4).join("\n<p></p>\n"));
  console.log(`${path.basename(file)}: ${passes} rules of axe passed, ${tables.length} tables copied and pasted, ${faults.length} faults`);
  for (const fault of faults) console.log(`  ${fault}`);
  wrong += faults.length;
  await page.close();
}
await browser.close();
process.exit(wrong > 0 ? 1 : 0);
