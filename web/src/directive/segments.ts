/// Cuts a text at the edges of the marks that lie on it. Pure. All offsets are UTF-16 code units, as JavaScript counts them.

export interface Anchor {
  /// unique on the page, `citation-3`
  id: string;
  kind: string;
  begin: number;
  end: number;
}

/// A run of text under the same marks; `anchors` from the shortest mark to the longest, so the first is the one meant by a click.
export interface Piece {
  begin: number;
  end: number;
  anchors: Anchor[];
}

export interface Line {
  begin: number;
  /// without the line feed
  end: number;
  pieces: Piece[];
}

/// One line for each line of `text` (a feed at the very end starts no further line), each cut into pieces that join to the whole line.
/// Anchors may overlap, nest and cross lines; those outside the text or empty mark nothing.
export function toLines(text: string, anchors: readonly Anchor[]): Line[] {
  const sorted = anchors.filter((anchor) => anchor.begin < anchor.end && anchor.begin < text.length).sort((a, b) => a.begin - b.begin);
  const lines: Line[] = [];
  let open: Anchor[] = [];
  let next = 0;
  for (let begin = 0; begin < text.length; ) {
    const feed = text.indexOf('\n', begin);
    const end = feed < 0 ? text.length : feed;
    open = open.filter((anchor) => anchor.end > begin);
    while (next < sorted.length && sorted[next]!.begin <= end) open.push(sorted[next++]!);
    lines.push({ begin, end, pieces: cut(begin, end, open) });
    begin = end + 1;
  }
  return lines;
}

function cut(begin: number, end: number, anchors: readonly Anchor[]): Piece[] {
  const touching = anchors.filter((anchor) => anchor.begin < end && anchor.end > begin);
  const edges = new Set([begin, end]);
  for (const anchor of touching) {
    edges.add(Math.max(begin, anchor.begin));
    edges.add(Math.min(end, anchor.end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let index = 0; index + 1 < sorted.length; index++) {
    const from = sorted[index]!;
    const to = sorted[index + 1]!;
    const over = touching.filter((anchor) => anchor.begin <= from && anchor.end >= to).sort((a, b) => a.end - a.begin - (b.end - b.begin));
    pieces.push({ begin: from, end: to, anchors: over });
  }
  return pieces;
}

/// A passage cut at its search marks.
export function markedPieces(text: string, marks: readonly (readonly number[])[]): { text: string; isMarked: boolean }[] {
  const anchors = marks.map((mark, index) => ({ id: String(index), kind: 'hit', begin: mark[0] ?? 0, end: mark[1] ?? 0 }));
  return cut(0, text.length, anchors).map((piece) => ({ text: text.slice(piece.begin, piece.end), isMarked: piece.anchors.length > 0 }));
}

/// The index of the last item that begins at or before `at`; -1 before the first. `begins` ascend.
export function lastAtOrBefore(begins: readonly number[], at: number): number {
  let low = 0;
  let high = begins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begins[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
