// Property tests draw the same cases in each run here too: proptest asks the platform for its seeds, as nothing else does.

let state = Number(process.env.PROPTEST_RNG_SEED);

crypto.getRandomValues = (array) => {
  for (let at = 0; at < array.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    array[at] = state >>> 24;
  }
  return array;
};
