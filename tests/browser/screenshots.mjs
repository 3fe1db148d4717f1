// Pictures of each page in both widths and both themes, to be looked at: build/screenshots/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, openPage, root, sample, signIn, startOffice, upload } from './office.mjs';

const kSettleMs = 600;
const folder = join(root, 'build/screenshots');
mkdirSync(folder, { recursive: true });
const office = await startOffice();
const browser = await openBrowser();
try {
  const page = await openPage(browser);
  for (const [name, address] of [['sign-in', office.link], ['sign-in-password', `${office.url}/sign-in`]]) {
    await page.goto(address);
    await page.waitForTimeout(kSettleMs);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  }
  await signIn(page, office);
  await upload(page, office, ['huong-dan-trung-uong.txt', 'thong-bao-ket-luan.txt', 'cong-van-bao-cao.txt', 'ke-hoach-dang-uy-xa.txt', 'ke-hoach-thong-tin-doi-ngoai.docx', 'huong-dan-mat-tran.txt'].map(sample));
  await page.screenshot({ path: join(folder, 'upload.png') });
  const papers = {};
  for (const [name, words] of [['state', '118/KH-UBND'], ['party', '19-KH/ĐU'], ['front', '27/HD-MTTQ-BTT']]) {
    await page.goto(`${office.url}/papers?q=${encodeURIComponent(words)}`);
    const row = page.getByRole('listitem').filter({ hasText: words }).locator('[data-row]').first();
    papers[name] = new URL(await row.getAttribute('href'), office.url).href;
  }
  await page.goto(papers.state);
  await page.getByRole('button', { name: 'Lập kế hoạch' }).click();
  await page.waitForURL(/\/plans\//);
  await page.locator('[data-row-of-plan]').first().waitFor();
  const shots = { today: `${office.url}/`, papers: `${office.url}/papers`, search: `${office.url}/papers?q=thong+tin+doi+ngoai`, plans: `${office.url}/plans`, plan: page.url(), account: `${office.url}/account` };
  for (const [name, address] of Object.entries(papers)) shots[`paper-${name}`] = address;
  const storageState = await page.context().storageState();
  for (const colorScheme of ['light', 'dark']) {
    for (const viewport of [{ width: 1366, height: 850 }, { width: 360, height: 740 }]) {
      const looked = await openPage(browser, { viewport, colorScheme, storageState });
      for (const [name, address] of Object.entries(shots)) {
        await looked.goto(address);
        await looked.waitForLoadState('networkidle');
        const assignment = looked.locator('[id^="record-assignment-"] button').first();
        if (name.startsWith('paper-') && (await assignment.isVisible())) await assignment.click();
        await looked.waitForTimeout(kSettleMs);
        await looked.screenshot({ path: join(folder, `${name}-${viewport.width}-${colorScheme}.png`) });
      }
      await looked.context().close();
    }
  }
  console.log(`Pictures are in ${folder}.`);
} finally {
  await browser.close();
  await office.stop();
}
