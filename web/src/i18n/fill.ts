export type Values = Record<string, string | number>;

/// Fills `{name}` with a value, and `{count|paper|papers}` with the form that the count asks for (one, other).
export function fill(message: string, values: Values = {}): string {
  return message.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, other?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one === undefined || other === undefined) return String(value);
    return Number(value) === 1 ? one : other;
  });
}
