import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Asks for the font of Latin text with the page, so that words do not change their width once it is there. */
const preloadFont: Plugin = {
  name: 'preload-font',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => /inter-latin-wght-normal.*\.woff2$/.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${file}` },
          injectTo: 'head-prepend' as const,
        })),
  },
}

/** The client. `vite` serves it beside a server on port 4000; `vite build` writes client/dist, which the server sends. */
export default defineConfig({
  root: folder('client'),
  base: '/',
  plugins: [react(), preloadFont],
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
