// A second person in an office, with a one-time link to sign in by. (Made behind its back where no page makes accounts.)
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { alter, openPage, root } from './office.mjs';

let made = 0;

/// Answers with the account's id and its link.
export function addColleague(office, name, shownName) {
  const id = `01JDCOLLEAGUE${String(++made).padStart(13, '0')}`;
  alter(office, `INSERT INTO account (id, name, name_key, shown_name, language, created_at) VALUES ('${id}', '${name}', '${name}', '${shownName}', 'vi', '2026-11-22T00:00:00.000Z')`);
  const program = process.env.NHIPCAU ?? join(root, 'build/nhipcau');
  const said = execFileSync(program, ['sign-in-link', '--data', office.data, '--account', name], { encoding: 'utf8' });
  const token = /#(\S+)/.exec(said)[1];
  return { id, shownName, link: `${office.url}/sign-in#${token}` };
}

/// A page of theirs, signed in.
export async function openAs(browser, colleague, options = {}) {
  const page = await openPage(browser, options);
  await page.goto(colleague.link);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.locator('#main').waitFor();
  return page;
}

/// Asks the office straight, with the session of the page.
export async function ask(page, office, method, path, data, headers = {}) {
  const { csrf } = await (await page.request.get(`${office.url}/api/session`)).json();
  const sent = { 'X-CSRF-Token': csrf, Origin: office.url, ...headers };
  return page.request.fetch(office.url + path, { method, headers: sent, data });
}
