import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The client. `vite` serves it beside a server on port 4000; `vite build` writes client/dist, which the server sends. */
export default defineConfig({
  root: folder('client'),
  base: '/',
  plugins: [react()],
  server: { proxy: { '/api': 'http://127.0.0.1:4000' } },
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // An inlined asset would be a data: address, which the content security policy of scripts refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // zod must be told not to compile its checks before any chunk makes a schema: whatever imports it, gets both.
        codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|lib\/without-eval/ }] },
      },
    },
  },
})
