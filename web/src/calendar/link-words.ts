import type { Schemas } from '../api/client';

type Link = Schemas['CalendarLink'];
type Word = Schemas['NamedTheme'];

/// The address by which a device opens its own calendar program (RFC 7986 leaves the scheme to custom: all of them know webcal).
export function webcal(address: string): string {
  return address.replace(/^https?:/, 'webcal:');
}

/// What a calendar program asks for that reads a link by CalDAV.
export interface CalDav {
  server: string;
  user: string;
  secret: string;
}

export interface Choices {
  kinds: readonly Word[];
  themes: readonly Word[];
  countries: readonly Schemas['Country'][];
}

/// What a link shows, a few words each; empty for everything.
export function choiceOf(link: Pick<Link, 'kinds' | 'theme' | 'country' | 'round'>, choices: Choices, round: string): string[] {
  const { kinds, themes, countries } = choices;
  const said = (words: readonly Word[], name: string): string => words.find((word) => word.name === name)?.words ?? name;
  return [
    ...link.kinds.map((kind) => said(kinds, kind)),
    ...(link.theme ? [said(themes, link.theme)] : []),
    ...(link.country ? [countries.find(({ code }) => code === link.country)?.name ?? link.country] : []),
    ...(link.round ? [round] : []),
  ];
}
