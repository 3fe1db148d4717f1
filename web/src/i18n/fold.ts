/// Words without case and marks, as people type them: `Đắk Lắk` → `dak lak`. For narrowing a list that is on the screen.
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}
