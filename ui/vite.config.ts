/** Builds the page into dist/ui, from where the simulator serves it. In development the API is a running simulator. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const simulator = process.env.PROVSIM_URL ?? 'http://127.0.0.1:8400';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    target: 'es2023',
    reportCompressedSize: true,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/v1.0': simulator, '/control': simulator },
  },
});
