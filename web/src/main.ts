import { mount } from 'svelte';
import './ui/tokens.css';
import './ui/base.css';
import './ui/print.css';
import App from './shell/App.svelte';
import { firstLanguage, savedLanguage, useLanguage } from './i18n/i18n.svelte';
import { loadSession } from './office/session.svelte';
import { followLinks } from './place.svelte';

async function start(): Promise<void> {
  await useLanguage(firstLanguage(savedLanguage(), navigator.languages));
  await loadSession();
  followLinks();
  mount(App, { target: document.getElementById('app') as HTMLElement });
  requestAnimationFrame(() => setTimeout(() => void import('./ui/fonts.css')));
}

void start();
