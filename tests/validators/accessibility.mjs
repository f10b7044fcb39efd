// Pages of the published site in headless Chromium, looked at by axe. With a folder as argument: writes pictures there.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { holds, outputs } from './lib.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const folder = resolve(outputs, 'package')
const pictures = process.argv[3]

const DEVICES = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } }

// The largest page of those that a pattern finds: it has the most kinds of things in it.
function largest (above, pattern) {
  const found = readdirSync(join(folder, above), { recursive: true }).filter(name => pattern.test(name))
  const sizes = found.map(name => readFileSync(join(folder, above, name)).length)
  assert.ok(found.length, `no page in ${above}`)
  return join(above, found[sizes.indexOf(Math.max(...sizes))])
}

// The two reports that a comparison is opened with: places and years of those that can be compared.
function comparison () {
  const script = readFileSync(join(folder, 'compare/places.js'), 'utf8')
  const places = JSON.parse(script.slice(script.indexOf('(') + 1, script.lastIndexOf(')')))
  const [a, b] = places.filter(([,,, years]) => years.length).flatMap(([key,,, years]) => years.map(year => [key, year]))
  return b ? `?a=${a[0]}&ay=${a[1]}&b=${b[0]}&by=${b[1]}` : ''
}

const pages = {
  index: 'index.html',
  report: largest('reports', /index\.html$/),
  place: largest('places', /index\.html$/),
  indicators: 'indicators/index.html',
  indicator: largest('indicators', /\/index\.html$/),
  ranking: largest('indicators', /\/\d+\.html$/),
  year: largest('years', /\.html$/),
  compare: `compare/index.html${comparison()}`,
  search: 'search/index.html?q=发展'
}

async function complaints (browser, path, viewport, colorScheme, picture) {
  const context = await browser.newContext({ viewport, colorScheme, isMobile: viewport.width < 500 })
  const page = await context.newPage()
  await page.goto(pathToFileURL(folder) + '/' + path)
  if (path.startsWith('search/')) await page.waitForSelector('#found li a')
  if (path.startsWith('compare/') && path.includes('?')) await page.waitForSelector('#comparison table')
  if (picture) await page.screenshot({ path: picture })
  await page.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true }))
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => globalThis.axe.run())
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  await context.close()
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} (${nodes.length})`)
  return wide ? ['it is wider than the window', ...said] : said
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  for (const [kind, path] of Object.entries(pages)) {
    await holds(`axe finds nothing on the page of kind ${kind}, light and dark, on a desk and a phone`, async () => {
      const all = []
      for (const [device, viewport] of Object.entries(DEVICES)) {
        for (const scheme of ['light', 'dark']) {
          const picture = pictures && join(pictures, `${kind}-${device}-${scheme}.png`)
          for (const said of await complaints(browser, path, viewport, scheme, picture)) all.push(`${device}, ${scheme}: ${said}`)
        }
      }
      assert.deepEqual(all, [])
    })
  }
} finally {
  await browser.close()
}
