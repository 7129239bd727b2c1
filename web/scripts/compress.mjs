// Writes a .gz and a .br beside every text file of dist, so that the server sends
// the smallest form without compressing anything while it runs.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXT = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt', '.webmanifest']);

/** Every file below `folder`, as paths. */
function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

// index.html is rewritten by the server for every start (base path), so a stored
// compressed form of it would be wrong.
const wanted = files('dist').filter(
  (path) => TEXT.has(extname(path)) && !path.endsWith('index.html'),
);
for (const path of wanted) {
  const text = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(text, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: statSync(path).size },
    }),
  );
}
