import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { findProgram, isProgram } from './programs.ts'

/** The one without windows first: it opens a page in two thirds of the time. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * A Chromium to drive: CHROMIUM_PATH, else one on PATH, else the one that playwright-core downloads for itself.
 * Throws an Error that says how to get one.
 */
export function findChromium(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const stated = environment.CHROMIUM_PATH
  if (stated) {
    if (isProgram(stated)) return stated
    throw new Error(`CHROMIUM_PATH is "${stated}", which is no program`)
  }
  const onPath = findProgram(NAMES, environment)
  if (onPath) return onPath
  const own = chromium.executablePath()
  if (own && existsSync(own)) return own
  throw new Error(
    'The browser tests need Chromium. Install it (Debian: apt-get install chromium-headless-shell; anywhere: npx playwright-core install chromium) or set CHROMIUM_PATH to one.',
  )
}

/**
 * A browser of its own, without a display. The flags let it run as any user and keep it off the network.
 * @param scripts "unoptimised" where a page lives for seconds, in which compiling them well takes a third more than it saves;
 * "optimised", as in everybody's browser, where time is measured
 */
export const launchChromium = (scripts: 'unoptimised' | 'optimised' = 'unoptimised'): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(scripts === 'unoptimised' ? ['--js-flags=--no-opt --no-maglev'] : []),
    ],
  })
