import { addDays, daysBetween } from '../i18n/dates';
import type { EventEntry } from './entries';

/// Where an event would come to lie. `time` is `HH:MM`; null where only the day changes.
export interface Spot {
  date: string;
  time: string | null;
}

const kStartsAt = 6; // pixels: less is a click by an unsteady hand

/// An event in the hand: taken up with a pointer or by keys on one of its days, put down with that day on another, or let go.
export class Carry {
  entry = $state.raw<EventEntry | null>(null);
  spot = $state.raw<Spot | null>(null);
  how = $state<'pointer' | 'keys'>('pointer');
  /// where the pointer is, for what is drawn beside it
  at = $state.raw({ x: 0, y: 0 });
  readonly #drop: (entry: EventEntry, spot: Spot) => void;
  /// looks under the pointer
  readonly #look: (x: number, y: number, grabbed: number) => Spot | null;
  /// on which of its days it is held
  #held = '';
  #end: (() => void) | null = null;

  constructor(drop: (entry: EventEntry, spot: Spot) => void, look: (x: number, y: number, grabbed: number) => Spot | null = spotAt) {
    this.#drop = drop;
    this.#look = look;
  }

  /// A pointer went down on an event. It is taken up when the pointer moves.
  press(event: PointerEvent, entry: EventEntry): void {
    if (event.button !== 0 || this.entry) return;
    const element = event.currentTarget as HTMLElement;
    const grabbed = event.clientY - element.getBoundingClientRect().top;
    const [x, y, pointer] = [event.clientX, event.clientY, event.pointerId];
    const held = this.#look(x, y, grabbed)?.date ?? entry.from;
    const listening = new AbortController();
    const listen = { signal: listening.signal };
    this.#end = (): void => listening.abort();
    const move = (now: PointerEvent): void => {
      if (now.pointerId !== pointer) return;
      if (!this.entry && Math.hypot(now.clientX - x, now.clientY - y) < kStartsAt) return;
      if (!this.entry) this.#begin(entry, 'pointer', held);
      this.at = { x: now.clientX, y: now.clientY };
      const spot = this.#look(now.clientX, now.clientY, grabbed);
      this.spot = spot && { date: spot.date, time: entry.start ? spot.time : null };
    };
    const up = (now: PointerEvent): void => {
      if (now.pointerId !== pointer) return;
      const wasCarried = this.entry !== null;
      if (wasCarried) swallowClick();
      if (wasCarried && now.type === 'pointerup') this.putDown();
      else this.letGo();
    };
    window.addEventListener('pointermove', move, listen);
    window.addEventListener('pointerup', up, listen);
    window.addEventListener('pointercancel', up, listen);
    window.addEventListener('keydown', (key) => this.#escape(key), { ...listen, capture: true });
  }

  #escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.entry) return;
    event.preventDefault();
    event.stopPropagation();
    window.addEventListener('pointerup', swallowClick, { once: true });
    this.letGo();
  }

  /// Taken up by a key, on one of its days.
  take(entry: EventEntry, held = entry.from): void {
    this.#begin(entry, 'keys', held);
  }

  #begin(entry: EventEntry, how: 'pointer' | 'keys', held: string): void {
    this.entry = entry;
    this.how = how;
    this.spot = { date: held, time: null };
    this.#held = held;
  }

  putDown(): void {
    const [entry, spot, held] = [this.entry, this.spot, this.#held];
    this.letGo();
    if (!entry || !spot) return;
    const date = addDays(entry.from, daysBetween(held, spot.date));
    if (date !== entry.from || (spot.time !== null && spot.time !== entry.start)) this.#drop(entry, { date, time: spot.time });
  }

  letGo(): void {
    this.#end?.();
    this.#end = null;
    this.entry = null;
    this.spot = null;
  }
}

const kStep = 15; // minutes to which an hour snaps

/// The day drawn at a place of the window, and its time where hours are drawn.
/// grabbed  how far below its upper edge the event is held, in pixels
export function spotAt(x: number, y: number, grabbed: number): Spot | null {
  const found = document.elementsFromPoint(x, y).find((element): element is HTMLElement => element instanceof HTMLElement && element.dataset.date !== undefined);
  if (!found?.dataset.date) return null;
  const hour = Number(found.dataset.hour ?? 0);
  if (!hour) return { date: found.dataset.date, time: null };
  const top = found.getBoundingClientRect().top;
  return { date: found.dataset.date, time: timeAt((y - grabbed - top) / hour, Number(found.dataset.first ?? 0)) };
}

/// `HH:MM`, so many hours below the first hour drawn, to the quarter; within the day.
export function timeAt(hours: number, first: number): string {
  const minutes = Math.round(((first + hours) * 60) / kStep) * kStep;
  const within = Math.max(0, Math.min(24 * 60 - kStep, minutes));
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

/// Where a pointer lets go the browser sees a click too, which is none.
function swallowClick(): void {
  const stop = (event: Event): void => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', stop, { capture: true }));
}
