/** Text that no compression makes much shorter, the same for the same seed. */
export function incompressible(length: number, seed = 7): string {
  let state = seed;
  let text = "";
  while (text.length < length) {
    state = (state * 48_271) % 2_147_483_647;
    text += state.toString(36);
  }
  return text.slice(0, length);
}
