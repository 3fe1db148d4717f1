/// The lunar date of each day, worked out from where the lunar months begin. Pure.
import type { Schemas } from '../api/client';
import { addDays, daysBetween } from '../i18n/dates';
import { fold } from '../i18n/fold';
import type { Language } from '../i18n/i18n.svelte';
import { dayOf } from './grid';

/// A lunar month and the day on which it begins, as the office's program computed it.
export type Moon = Schemas['LunarMonth'];

export interface LunarDay {
  day: number;
  month: number;
  leap: boolean;
  /// the solar year in which its Tết lies
  year: number;
  certain: boolean;
}

/// A lunar day somebody asks for; without a year it is that of the year at hand.
export interface LunarWish {
  day: number;
  month: number;
  leap: boolean;
  year: number | null;
}

const kLongestMonth = 30;
const kStems = ['Giáp', 'Ất', 'Bính', 'Đinh', 'Mậu', 'Kỷ', 'Canh', 'Tân', 'Nhâm', 'Quý'];
const kBranches = ['Tý', 'Sửu', 'Dần', 'Mão', 'Thìn', 'Tỵ', 'Ngọ', 'Mùi', 'Thân', 'Dậu', 'Tuất', 'Hợi'];

/// moons  in their order; years may be missing between them
/// returns  null for a day whose month is not among them
export function lunarOf(date: string, moons: readonly Moon[]): LunarDay | null {
  let low = 0;
  let high = moons.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moons[middle] as Moon).from <= date) low = middle + 1;
    else high = middle;
  }
  const moon = moons[low - 1];
  if (!moon) return null;
  const day = daysBetween(moon.from, date) + 1;
  if (day > kLongestMonth) return null;
  return { day, month: moon.month, leap: moon.leap, year: moon.year, certain: moon.certainty === 'certain' };
}

/// What stands in the cell of a day: the lunar day; with its month where a month begins, at full moon, and on the 1st of a solar month.
/// `n` marks a leap month (nhuận).
export function lunarInCell(date: string, lunar: LunarDay): string {
  const isTold = lunar.day === 1 || lunar.day === 15 || dayOf(date) === 1;
  return isTold ? `${lunar.day}/${lunar.month}${lunar.leap ? 'n' : ''}` : String(lunar.day);
}

function monthWords(month: number, leap: boolean): string {
  const name = month === 1 ? 'Giêng' : month === 12 ? 'Chạp' : String(month);
  return `tháng ${name}${leap ? ' nhuận' : ''}`;
}

function dayWords(day: number): string {
  if (day === 15) return 'rằm';
  return day <= 10 ? `mùng ${day}` : String(day);
}

/// As it is said: `mùng 1 tháng Giêng`, `rằm tháng 8`, `23 tháng Chạp`, `15 tháng 6 nhuận`.
export function lunarWords({ day, month, leap }: LunarDay, language: Language): string {
  if (language === 'en') return `day ${day} of lunar month ${month}${leap ? ' (leap)' : ''}`;
  return leap && day === 15 ? `15 ${monthWords(month, leap)}` : `${dayWords(day)} ${monthWords(month, leap)}`;
}

/// `Đinh Mùi`: the year's name by the cycle of sixty.
export function yearName(year: number): string {
  return `${kStems[(year + 6) % 10]} ${kBranches[(year + 8) % 12]}`;
}

function monthNumber(word: string): number {
  if (word === 'gieng') return 1;
  return word === 'chap' ? 12 : Number(word);
}

/// Reads a lunar day as people type it: `15/8 âm`, `15/8/2027 âl`, `1/6 nhuận âm lịch`, `rằm tháng 8`, `mùng 1 tháng giêng 2027`.
export function readLunar(text: string): LunarWish | null {
  const words = fold(text.normalize('NFC')).replace(/\s+/g, ' ').trim();
  const short = /^(\d{1,2}) ?[/.-] ?(\d{1,2})( nhuan| ?n)?(?: ?[/.-] ?(\d{4}))? ?(?:am lich|am|al|lunar)$/.exec(words);
  const said = /^(?:(ram)|(?:mung |mong |ngay )?(\d{1,2})) thang (gieng|chap|\d{1,2})( nhuan)?(?: nam (\d{4})| (\d{4}))?( am lich| am| al)?$/.exec(words);
  if (short) return wish(Number(short[1]), Number(short[2]), Boolean(short[3]), short[4]);
  if (!said) return null;
  const isLunar = Boolean(said[1] ?? said[7]) || /^(mung|mong) /.test(words) || /gieng|chap/.test(words) || Boolean(said[4]);
  return isLunar ? wish(said[1] ? 15 : Number(said[2]), monthNumber(said[3] ?? ''), Boolean(said[4]), said[5] ?? said[6]) : null;
}

function wish(day: number, month: number, leap: boolean, year: string | undefined): LunarWish | null {
  if (day < 1 || day > kLongestMonth || month < 1 || month > 12) return null;
  return { day, month, leap, year: year ? Number(year) : null };
}

/// The solar day of a lunar one; null where that year has no such month, or the month no such day.
export function solarOf(wanted: LunarWish & { year: number }, moons: readonly Moon[]): string | null {
  const at = moons.findIndex(({ year, month, leap }) => year === wanted.year && month === wanted.month && leap === wanted.leap);
  const moon = moons[at];
  if (!moon) return null;
  const date = addDays(moon.from, wanted.day - 1);
  const next = moons[at + 1];
  return next && next.from <= date ? null : date;
}

/// The solar day of a lunar one; without a lunar year, that which falls into a solar year, if one does.
/// moons  those of the years around it too: the last lunar months of a year fall into the next
export function solarThisYear(wanted: LunarWish, year: number, moons: readonly Moon[]): string | null {
  if (wanted.year !== null) return solarOf({ ...wanted, year: wanted.year }, moons);
  const [own, before] = [year, year - 1].map((lunarYear) => solarOf({ ...wanted, year: lunarYear }, moons));
  return !own?.startsWith(`${year}-`) && before?.startsWith(`${year}-`) ? before : (own ?? null);
}
