/// One of the things a Combo offers.
export interface Choice {
  id: string;
  name: string;
  /// tells it from others of the same name
  note?: string;
}
