import type { Outcome } from '../api/client';

/// Answers of the office that are asked for year by year and kept while the page is open.
export class Yearly<Answer> {
  #answers = $state.raw<ReadonlyMap<number, Answer>>(new Map());
  #trouble = $state('');
  #asked = new Map<number, Promise<void>>();
  readonly #load: (year: number) => Promise<Outcome<Answer>>;
  #round = 0;

  constructor(load: (year: number) => Promise<Outcome<Answer>>) {
    this.#load = load;
  }

  /// what went wrong with the latest answer; empty if nothing did
  get trouble(): string {
    return this.#trouble;
  }

  at(year: number): Answer | undefined {
    return this.#answers.get(year);
  }

  /// Those that have come, in the order of their years.
  of(years: readonly number[]): Answer[] {
    return years.flatMap((year) => this.#answers.get(year) ?? []);
  }

  /// Asks for what has not been asked for; done when all of them have come, or failed.
  async need(years: readonly number[]): Promise<void> {
    await Promise.all(years.map((year) => this.#asked.get(year) ?? this.#ask(year)));
  }

  /// Asks for these years anew; what is there stays until the answers come. The other years are asked for again when they are needed.
  async again(years: readonly number[]): Promise<void> {
    this.#round += 1;
    this.#asked.clear();
    await Promise.all(years.map((year) => this.#ask(year)));
  }

  #ask(year: number): Promise<void> {
    const asking = this.#fetch(year);
    this.#asked.set(year, asking);
    return asking;
  }

  async #fetch(year: number): Promise<void> {
    const round = this.#round;
    const outcome = await this.#load(year);
    if (round !== this.#round) return;
    this.#trouble = outcome.ok ? '' : outcome.trouble.detail;
    if (outcome.ok) this.#answers = new Map([...this.#answers, [year, outcome.data]]);
    else this.#asked.delete(year);
  }
}
