import { expect, test } from 'vitest';
import { appAround } from './in-app-browser';

const kWebview = 'Mozilla/5.0 (Linux; Android 13; SM-A146B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/139.0 Mobile Safari/537.36';

test('a browser inside an app is told by the app, a browser proper is none', () => {
  const rows: [string, string][] = [
    [`${kWebview} Zalo android/12100748 ZaloTheme/light ZaloLanguage/vn`, 'Zalo'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Zalo iOS/500 ZaloTheme/light', 'Zalo'],
    [`${kWebview} [FB_IAB/Orca-Android;FBAV/480.0.0.1;]`, 'Messenger'],
    [`${kWebview} [FB_IAB/FB4A;FBAV/480.0.0.1;]`, 'Facebook'],
    ['Mozilla/5.0 (iPhone) Mobile/15E148 [FBAN/MessengerForiOS;FBAV/480]', 'Messenger'],
    [kWebview, ''],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', ''],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', ''],
    ['', ''],
  ];
  for (const [agent, app] of rows) expect(appAround(agent), agent).toBe(app);
});
