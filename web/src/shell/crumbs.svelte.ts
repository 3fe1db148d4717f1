/// The name of what the page shows, said by the page and drawn by the shell: in the top line and as the window's title.
const state = $state<{ title: string }>({ title: '' });

export const crumb: { readonly title: string } = state;

export function nameHere(title: string): void {
  state.title = title;
}
