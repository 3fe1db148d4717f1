// Starts the real program with an empty office of its own, and Debian's Chromium to look at it.
// Environment: NHIPCAU (the program, default build/nhipcau), CHROMIUM (default /usr/bin/chromium),
// NHIPCAU_SLOW (6: the browser computes six times slower, as an old laptop does; what then fails is a race in a page or in a test).
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

export const root = resolve(new URL('../..', import.meta.url).pathname);
const require = createRequire(join(root, 'web/package.json'));
const { chromium } = require('playwright-core');
export const AxeBuilder = require('@axe-core/playwright').default;

const kStartMs = 30_000;
const kSlow = Number(process.env.NHIPCAU_SLOW ?? 1);
const kPatienceMs = 20_000 * kSlow;
const kFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/// A paper to work with, and what it says. The real one where it is present, else one of ours.
export const paper = existsSync(join(root, '../shared/data/seeds/004-structured.docx'))
  ? {
      file: join(root, '../shared/data/seeds/004-structured.docx'),
      number: '305/KH-MTTQ-BTT',
      spacedNumber: '305 /KH-MTTQ-BTT',
      issuedOn: '20/02/2023',
      issuer: /Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Sơn La/i,
      words: 'thong tin doi ngoai',
    }
  : {
      file: join(root, 'samples/ke-hoach-thong-tin-doi-ngoai.docx'),
      number: '118/KH-UBND',
      spacedNumber: '118 /KH-UBND',
      issuedOn: '26/02/2026',
      issuer: /Ủy ban nhân dân tỉnh Vân Sơn/i,
      words: 'thong tin doi ngoai',
    };

/// The office and the browser that were started last.
const opened = { office: undefined, browser: undefined };

export const sample = (name) => join(root, 'samples', name);

/// A program that serves an empty office until `stop` is called; `link` signs the administrator in, once.
/// `crash` ends it without a word; `startOffice(office)` then serves the same data at the same address again, without a link.
/// `address` is where it listens: any free port, unless a test must know it beforehand.
export async function startOffice(crashed, address = '127.0.0.1:0') {
  const data = crashed?.data ?? mkdtempSync(join(tmpdir(), 'nhipcau-browser-'));
  const listen = crashed ? new URL(crashed.url).host : address;
  const program = process.env.NHIPCAU ?? join(root, 'build/nhipcau');
  const child = spawn(program, ['serve', '--data', data, '--listen', listen], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  let said = '';
  child.stderr.on('data', (bytes) => (log += bytes));
  const found = await new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`The office did not say URL and LINK.\n${said}\n${log}`)), kStartMs);
    child.on('error', fail);
    child.on('exit', (code) => fail(new Error(`The office ended with ${code}.\n${said}\n${log}`)));
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const url = /^URL (\S+)$/m.exec(said)?.[1];
      const link = /^LINK (\S+)$/m.exec(said)?.[1];
      if (!url || !(link || crashed)) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      done({ url, link });
    });
  });
  const ended = new Promise((done) => child.on('exit', done));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  const crash = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  opened.office = { ...found, data, stop, crash, log: () => log };
  return opened.office;
}

export async function openBrowser() {
  opened.browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: kFlags });
  return opened.browser;
}

/// A page that fails the test on any script error and on anything the Content-Security-Policy had to stop.
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 850 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(kPatienceMs);
  if (kSlow > 1) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: kSlow });
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) page.troubles.push(message.text());
  });
  return page;
}

/// Presses the button behind the one-time link; ends on Hôm nay.
export async function signIn(page, office) {
  await page.goto(office.link);
  await page.getByRole('button', { name: /^(Đăng nhập|Sign in)$/ }).click();
  await page.getByRole('navigation').waitFor();
}

/// What most tests start from: an office of its own, a browser, and its administrator signed in, with `files` taken in.
/// Everything started in this process ends with `closeDesk`.
export async function openDesk(files = [], address = undefined) {
  const office = await startOffice(undefined, address);
  const browser = await openBrowser();
  const page = await openPage(browser);
  await signIn(page, office);
  if (files.length > 0) await upload(page, office, files);
  return { office, browser, page };
}

export async function closeDesk() {
  await opened.browser?.close();
  await opened.office?.stop();
}

/// Takes files in (paths, or bytes with a name) through the page and waits until each is registered.
export async function upload(page, office, files) {
  await page.goto(`${office.url}/papers`);
  await page.locator('[data-upload]').setInputFiles(files);
  for (const file of files) await page.getByRole('listitem').filter({ hasText: file.name ?? basename(file) }).getByText(/^(Đã vào sổ|Registered)$/).waitFor();
}

/// One of our text samples as a PDF with a text layer, printed by the browser itself; `points` is the size of its letters.
export async function printed(browser, textFile, points = 14) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const escape = (line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const lines = readFileSync(textFile, 'utf8').split('\n').map((line) => `<p>${escape(line) || '&nbsp;'}</p>`);
  const style = `body { font: ${points}pt/1.4 "Times New Roman", "Liberation Serif", serif } p { margin: 0 0 6pt; text-align: justify }`;
  await page.setContent(`<html lang="vi"><style>${style}</style>${lines.join('')}</html>`);
  const bytes = await page.pdf({ format: 'A4', margin: { top: '20mm', bottom: '20mm', left: '30mm', right: '15mm' } });
  await context.close();
  return { name: `${basename(textFile, '.txt')}.pdf`, mimeType: 'application/pdf', buffer: bytes };
}

/// Registers papers of one line each, straight at the door: for lists that must be long.
export async function registerMany(page, office, count) {
  const { csrf } = await (await page.request.get(`${office.url}/api/session`)).json();
  for (let number = 1; number <= count; number++) {
    const headers = { 'X-CSRF-Token': csrf, 'X-File-Name': `${number}.txt`, 'Content-Type': 'application/octet-stream', Origin: office.url };
    const answer = await page.request.post(`${office.url}/api/papers`, { headers, data: Buffer.from(`Số: ${number}/KH-UBND\nKẾ HOẠCH\nVề việc thứ ${number}\n`) });
    if (!answer.ok()) throw new Error(await answer.text());
  }
}

/// Opens the first paper of the register, makes its plan and answers with the plan's address.
export async function makeFirstPlan(page, office) {
  await openFirstPaper(page, office);
  await page.getByRole('button', { name: 'Lập kế hoạch' }).click();
  await page.waitForURL(/\/plans\//);
  await page.locator('[data-row-of-plan]').first().waitFor();
  return page.url();
}

/// Opens the first paper of the register.
export async function openFirstPaper(page, office) {
  await page.goto(`${office.url}/papers`);
  await page.locator('[data-row]').first().click();
  await page.locator('article').waitFor();
}

/// Changes what an office has stored behind its back, as an older program would have left it.
export const alter = (office, statement) =>
  execFileSync('python3', ['-c', 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1], timeout=10); db.execute(sys.argv[2]); db.commit()', join(office.data, 'office.db'), statement]);

export const bytesOf = (file) => readFileSync(file);

/// On the page of one's account: chooses a language and waits until the office has it too, so that the next page is in it.
export async function chooseLanguage(page, language) {
  const choice = page.locator(`input[name=language][value=${language}]`);
  if (await choice.isChecked()) return;
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.url().endsWith('/api/account'));
  await choice.check();
  await saved;
  await until(page, (wanted) => document.documentElement.lang === wanted, language);
}

/// Waits until a question asked in the page is answered yes. (Playwright's own waitForFunction needs eval in older versions, which the
/// pages' content security policy forbids; the newest needs a newer Node than Debian 12 has.)
export async function until(page, question, argument) {
  for (const end = Date.now() + kPatienceMs; Date.now() < end; await page.waitForTimeout(30)) {
    if (await page.evaluate(question, argument)) return;
  }
  throw new Error(`Waited ${kPatienceMs} ms in vain for ${question}`);
}
