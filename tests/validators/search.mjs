// The search of the published site in headless Chromium. search.mjs FOLDER WORD…: only measures it, in that folder.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { holds, outputs } from './lib.mjs'

// A phone's line, as Lighthouse has it: 1.6 Mbit/s, 150 ms there and back.
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 }
const MOST_BYTES = 90e3 // before the first result: 0.45 s of that line, beside four rounds (page, scripts, shards, titles) of 0.15 s

async function serve (folder) {
  const server = spawn('python3', ['-u', '-m', 'http.server', '--bind', '127.0.0.1', '--directory', folder, '0'],
    { stdio: ['ignore', 'pipe', 'ignore'] })
  const [line] = await once(server.stdout, 'data')
  return { server, base: `http://127.0.0.1:${/port (\d+)/.exec(line)[1]}/` }
}

const firstResult = page => page.waitForSelector('#found li a', { timeout: 30e3 })

async function search (browser, base, query) {
  const page = await browser.newPage()
  await page.goto(`${base}search/index.html?q=${encodeURIComponent(query)}`)
  await firstResult(page)
  await page.waitForSelector('.passages mark')
  const passage = await page.textContent('.passages')
  const marked = await page.textContent('.passages mark')
  await page.click('#found li a')
  const there = await page.textContent('mark')
  await page.close()
  return { passage, marked, there }
}

// What was loaded until the first result stood there.
async function measure (browser, base, query) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', LINE)
  await session.send('Emulation.setCPUThrottlingRate', { rate: Number(process.env.SLOWER || 4) })
  if (process.env.WARM) await page.goto(`${base}search/index.html`) // who searches has mostly seen a page of the site
  await page.goto(`${base}search/index.html?q=${encodeURIComponent(query)}`, { waitUntil: 'commit' })
  await firstResult(page)
  const loaded = await page.evaluate(() => ({
    at: performance.now(),
    all: [performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource')]
      .map(({ name, startTime, responseEnd, transferSize }) => ({ name, from: startTime, to: responseEnd, size: transferSize }))
  }))
  await context.close()
  const before = loaded.all.filter(({ name, to }) => to && to <= loaded.at && !/texts|indicators|icon/.test(name))
  return { bytes: before.reduce((sum, { size }) => sum + size, 0), ms: Math.round(loaded.at) }
}

const words = process.argv.slice(3)
const folder = resolve(words.length ? outputs : join(outputs, 'package'))
const { server, base } = await serve(folder)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  if (!words.length) {
    for (const [from, address] of [['files', pathToFileURL(join(folder, '/')).href], ['a static server', base]]) {
      await holds(`what is searched for is found, shown and marked, read from ${from}`, async () => {
        const { passage, marked, there } = await search(browser, address, '高质量发展')
        assert.equal(marked, '高质量发展')
        assert.match(passage, /.高质量发展./)
        assert.equal(there, '高质量发展')
      })
    }
  }
  for (const query of words.length ? words : ['农田', '老旧小区改造', '高质量发展']) {
    await holds(`the first result for ${query} needs few bytes`, async () => {
      const { bytes, ms } = await measure(browser, base, query)
      console.log(`# ${query}: ${ms} ms on a phone's line, ${bytes} bytes`)
      assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`)
    })
  }
} finally {
  await browser.close()
  server.kill()
}
