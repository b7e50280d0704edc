import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Lets a page be painted before its program starts, so that rows which come with it are read while a slow machine still
 * prepares the program: styles and the font of Latin text are asked for first, and start.js then calls the program.
 */
const paintFirst: Plugin = {
  name: 'paint-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => {
      const scripts = [...html.matchAll(/<script type="module" crossorigin src="([^"]+)"><\/script>/g)]
      const preloads = [...html.matchAll(/<link rel="modulepreload" crossorigin href="([^"]+)">/g)]
      const modules = [...preloads, ...scripts].map(([, href]) => href)
      // What the other scripts hold, the last one imports.
      const program = modules.at(-1)
      const styles = html.match(/<link rel="stylesheet"[^>]*>/g) ?? []
      const fonts = Object.keys(bundle ?? {}).filter((file) => /inter-latin-wght-normal.*\.woff2$/.test(file))
      const links = [
        ...styles,
        ...fonts.map((file) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${file}">`),
        ...modules.map((href) => `<link rel="modulepreload" crossorigin fetchpriority="low" href="${href}">`),
      ]
      return html
        .replace(/\s*<(script type="module"[^>]*><\/script|link rel="(modulepreload|stylesheet)"[^>]*)>/g, '')
        .replace('<script src="/start.js">', `<script src="/start.js" data-program="${program}">`)
        .replace(/\s*<\/head>/, () => `\n    ${links.join('\n    ')}\n  </head>`)
    },
  },
}

/**
 * The client. `vite` serves it beside a server on port 4000; `vite build` writes client/dist, which the server sends, and
 * client/rendering, with which the server renders the first screen of the ranking.
 */
export default defineConfig({
  root: folder('client'),
  base: '/',
  plugins: [react(), paintFirst],
  server: { proxy: { '/api': 'http://127.0.0.1:4000' } },
  worker: { format: 'es' },
  build: {
    // An inlined asset would be a data: address, which the content security policy of scripts refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: 'dist',
        emptyOutDir: true,
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                // zod must be told not to compile its checks before any chunk makes a schema: whatever imports it, gets both.
                { name: 'zod', test: /node_modules\/zod\/|lib\/without-eval/, priority: 2 },
                // What every page needs comes in one file, and its styles in another, however the others share it.
                { name: 'main', test: /client\/main\.tsx$/, priority: 1 },
              ],
            },
          },
        },
      },
    },
    ssr: {
      // Whole, so that React is the one for production wherever the server runs.
      resolve: { noExternal: true },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: 'rendering',
        emptyOutDir: true,
        copyPublicDir: false,
        rolldownOptions: { input: folder('client/first-screen.tsx') },
      },
    },
  },
})
