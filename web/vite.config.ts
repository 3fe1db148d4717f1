import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { messages } from './tools/messages';

const catalogue = new URL('../data/messages/web.json', import.meta.url).pathname;

export default defineConfig({
  plugins: [messages(catalogue), svelte()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // the server's Content-Security-Policy lets no font and no script come from a data: address
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    fs: { allow: ['..'] },
    proxy: { '/api': { target: process.env.NHIPCAU_URL ?? 'http://127.0.0.1:8080', changeOrigin: true } },
  },
});
