import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/// Splits data/messages/web.json (`{"key": {"vi": …, "en": …}}`) into one module a language, `virtual:messages/vi` and
/// `virtual:messages/en`, so that a reader loads only the language that is read.
export function messages(file: string): Plugin {
  const prefix = '\0messages/';
  return {
    name: 'nhipcau-messages',
    resolveId: (id) => (id.startsWith('virtual:messages/') ? prefix + id.slice('virtual:messages/'.length) : undefined),
    load(id) {
      if (!id.startsWith(prefix)) return undefined;
      this.addWatchFile(file);
      const language = id.slice(prefix.length);
      const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
      const one = Object.fromEntries(Object.entries(all).map(([key, texts]) => [key, texts[language]]));
      return `export default ${JSON.stringify(one)};`;
    },
  };
}
