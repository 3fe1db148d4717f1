// Writes dist/licences.txt: whose work travels inside the pages, and under which terms. Runs after `vite build`, before compress.mjs.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const web = new URL('..', import.meta.url).pathname;
const shipped = Object.keys(JSON.parse(readFileSync(join(web, 'package.json'), 'utf8')).dependencies);

const parts = shipped.sort().map((name) => {
  const folder = join(web, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} ships no licence file: look up its terms before shipping it`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
});
writeFileSync(join(web, 'dist/licences.txt'), parts.join(`\n${'-'.repeat(80)}\n\n`));
