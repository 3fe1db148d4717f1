/// Browsers inside other apps. What is signed in there counts for that app alone: its cookies are no other browser's.

const kApps: [RegExp, string][] = [
  [/\bZalo\b/i, 'Zalo'],
  [/Orca-Android|MessengerForiOS|MessengerLite/i, 'Messenger'],
  [/\bFB_IAB\b|\bFBAN\b|\bFBAV\b/, 'Facebook'],
  [/\bInstagram\b/, 'Instagram'],
  [/\bLine\//, 'LINE'],
  [/musical_ly|BytedanceWebview|TikTok/i, 'TikTok'],
  [/\bMicroMessenger\b/, 'WeChat'],
  [/\bTelegram/i, 'Telegram'],
  [/\bViber\b/i, 'Viber'],
];

/// The app whose own browser this is, by what the browser says of itself; empty for a browser proper.
export function appAround(userAgent: string): string {
  return kApps.find(([mark]) => mark.test(userAgent))?.[1] ?? '';
}
