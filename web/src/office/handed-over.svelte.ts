/// A link that was made a moment ago: the office tells it once, so it is kept here, in this page's memory alone, until its person's page was left.
export interface HandedOver {
  account: string;
  shownName: string;
  url: string;
  until: string;
  purpose: 'invitation' | 'sign_in';
}

let handed = $state.raw<HandedOver | null>(null);

export function handedOver(account: string): HandedOver | null {
  return handed?.account === account ? handed : null;
}

export function handOver(link: HandedOver): void {
  handed = link;
}

export function forgetHandedOver(): void {
  handed = null;
}
