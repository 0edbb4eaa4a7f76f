/** Builds the page into dist/ui, from where the simulator serves it. In development the API is a running simulator. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const simulator = process.env.PROVSIM_URL ?? 'http://127.0.0.1:8400';

/** Lays a compressed copy beside each script and style, which the simulator serves to those who take it. */
const compressedCopies: Plugin = {
  name: 'compressed-copies',
  async writeBundle({ dir }, bundle) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    for (const fileName of Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))) {
      const path = join(dir ?? '', fileName);
      await writeFile(`${path}.br`, brotliCompressSync(await readFile(path), { params }));
    }
  },
};

/**
 * The code of the overview, where most people begin, comes while that of the frame is being read; of it, other screens
 * need the greater part too.
 */
const overviewAhead: Plugin = {
  name: 'overview-ahead',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const overview = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/overview-screen.tsx'));
      const entries = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
      const wanted = overview ? [overview.fileName, ...overview.imports].filter((name) => !entries.has(name)) : [];
      return wanted.map((name) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', href: `/${name}` },
        injectTo: 'head',
      }));
    },
  },
};

/** What so many screens share is loaded with the first of them. */
const MANY_SCREENS = 5;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressedCopies, overviewAhead],
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    target: 'es2023',
    reportCompressedSize: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Few files: a browser asks for six at a time, and each costs the simulator a moment that a cycle may need.
          groups: [
            { name: 'frame', tags: ['$initial'], priority: 2 },
            { name: 'common', minShareCount: MANY_SCREENS, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/v1.0': simulator, '/control': simulator },
  },
});
