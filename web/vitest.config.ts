import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { messages } from './tools/messages';

export default defineConfig({
  plugins: [messages(new URL('../data/messages/web.json', import.meta.url).pathname), svelte()],
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
