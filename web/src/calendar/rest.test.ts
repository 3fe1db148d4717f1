import { expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { fill } from '../i18n/fill';
import catalogue from '../../../data/messages/web.json';
import { restOn } from './rest';
import type { Say } from './words';

const say: Say = (key, values) => fill(catalogue[key].vi, values);
const day = (on: string, name: string, changes: Partial<Schemas['DayOff']> = {}): Schemas['DayOff'] => ({ on, name, kind: 'holiday', source: 's', confirmed: true, ...changes });

it('says which days are off, which are worked instead, and what is not confirmed', () => {
  const rest = restOn(
    [
      { days_off: [day('2026-04-30', 'Ngày Chiến thắng (30/4)')], worked_instead: [day('2026-01-10', 'Làm bù cho ngày 02/01', { kind: 'worked_instead', confirmed: false })] },
      { days_off: [day('2026-04-30', 'Tên khác'), day('2027-01-01', 'Tết Dương lịch', { confirmed: false })], worked_instead: [] },
    ],
    say,
  );
  expect(rest('2026-04-30')).toEqual({ words: 'Nghỉ: Ngày Chiến thắng (30/4)', off: true, worked: false });
  expect(rest('2027-01-01').words).toBe('Nghỉ: Tết Dương lịch (chưa kiểm chứng)');
  expect(rest('2026-01-10')).toEqual({ words: 'Làm bù cho ngày 02/01 (chưa kiểm chứng)', off: false, worked: true });
  expect(rest('2026-04-29')).toEqual({ words: '', off: false, worked: false });
});
