// Times the decoder in WebAssembly for the bench, which asks on stdin and is answered on stdout, one line each:
//   load FILE  -> checksum of the stream's frames
//   run TIMES  -> nanoseconds
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const { Pass } = createRequire(import.meta.url)(process.argv[2]);
let pass;
for await (const line of createInterface({ input: process.stdin })) {
  const [, what, argument] = /^(\w+) (.*)$/.exec(line);
  if (what === 'load') {
    pass?.free();
    pass = new Pass(readFileSync(argument));
    console.log(String(BigInt.asUintN(64, pass.digest())));
  } else {
    const start = performance.now();
    pass.run(Number(argument));
    console.log(Math.round((performance.now() - start) * 1e6));
  }
}
