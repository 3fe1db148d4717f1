/// Time zones by name, for a box in which one is found. Pure.
import { kZone } from '../i18n/dates';
import { fold } from '../i18n/fold';
import type { Choice } from '../ui/choice';

/// Names that browsers still have for what the IANA database calls otherwise today.
const kRenamed: Record<string, string> = {
  'Asia/Saigon': kZone, 'Asia/Calcutta': 'Asia/Kolkata', 'Asia/Katmandu': 'Asia/Kathmandu', 'Asia/Rangoon': 'Asia/Yangon', 'Europe/Kiev': 'Europe/Kyiv', 'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
};

/// Cities that Vietnamese papers call otherwise, and capitals whose clock goes by another city's name.
const kAlso: Record<string, string> = {
  'Europe/Paris': 'Pa-ri Pháp', 'Europe/London': 'Luân Đôn Anh', 'Europe/Berlin': 'Béc-lin Đức', 'Europe/Moscow': 'Mát-xcơ-va Nga', 'Europe/Rome': 'Rô-ma Ý', 'Europe/Zurich': 'Giơ-ne-vơ Thụy Sĩ Geneva',
  'Europe/Brussels': 'Brúc-xen Bỉ', 'Asia/Tokyo': 'Tô-ki-ô Nhật Bản', 'Asia/Seoul': 'Hàn Quốc', 'Asia/Shanghai': 'Bắc Kinh Trung Quốc Beijing', 'Asia/Vientiane': 'Viêng Chăn Lào', 'Asia/Phnom_Penh': 'Phnôm Pênh Campuchia',
  'Asia/Bangkok': 'Băng Cốc Thái Lan', 'Asia/Singapore': 'Xin-ga-po', 'Asia/Kolkata': 'Niu Đê-li Ấn Độ Delhi', 'America/New_York': 'Niu Oóc Hoa Kỳ Washington', 'America/Los_Angeles': 'Hoa Kỳ California', 'Australia/Sydney': 'Úc Canberra',
  'America/Havana': 'La Habana Cuba', [kZone]: 'Việt Nam Hà Nội',
};

export const nameOfZone = (zone: string): string => (zone === kZone ? `Việt Nam (${kZone})` : zone.replaceAll('_', ' '));
const toChoice = (zone: string): Choice => ({ id: zone, name: nameOfZone(zone) });

export function zoneChoice(zone: string): Choice {
  return toChoice(zone);
}

/// all  names as a browser has them
export function findZones(all: readonly string[], words: string): Choice[] {
  const wanted = fold(words).replaceAll('_', ' ');
  const zones = [...new Set([kZone, ...all.map((zone) => kRenamed[zone] ?? zone)])];
  const fits = (zone: string): boolean => fold(`${nameOfZone(zone)} ${kAlso[zone] ?? ''}`).includes(wanted);
  const known = zones.filter((zone) => zone in kAlso && fits(zone));
  return [...known, ...zones.filter((zone) => !(zone in kAlso) && fits(zone))].map(toChoice);
}
