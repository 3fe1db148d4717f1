import { door } from '../api/client';

/// The question that is open: is it still you? `ProofDialog` draws it; a change that needs a proof waits for its answer.
const state = $state<{ answer: ((isProved: boolean) => void) | null }>({ answer: null });
export const proof: { readonly answer: ((isProved: boolean) => void) | null } = state;

door.prove = (): Promise<boolean> =>
  new Promise((resolve) => {
    state.answer?.(false);
    state.answer = (isProved) => {
      state.answer = null;
      resolve(isProved);
    };
  });
