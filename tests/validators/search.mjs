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
const MOST_ROUNDS = 3 // of requests before the first result: the page; scripts and pieces of the index; titles
const MOST_BYTES = 90e3 // in them: 0.45 s of that line
// A line so slow to answer that rounds can be told apart by the clock, however busy the machine is.
const FAR = { offline: false, latency: 1500, downloadThroughput: -1, uploadThroughput: -1 }

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
async function load (browser, base, query, line, slower) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', line)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  if (process.env.WARM) await page.goto(`${base}search/index.html`) // who searches has mostly seen a page of the site
  await page.goto(`${base}search/index.html?q=${encodeURIComponent(query)}`, { waitUntil: 'commit' })
  await firstResult(page)
  const loaded = await page.evaluate(() => ({
    at: performance.now(),
    all: [performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource')]
      .map(({ name, startTime, responseEnd, transferSize }) => ({ name, from: startTime, to: responseEnd, size: transferSize }))
  }))
  await context.close()
  return { at: loaded.at, before: loaded.all.filter(({ name, to }) => to && to <= loaded.at && !/texts|indicators|icon/.test(name)) }
}

// How many requests had to wait for one another, how many bytes came, and what time that takes on a phone's line; and the
// time that it took here.
async function measure (browser, base, query) {
  const { before } = await load(browser, base, query, FAR, 1)
  const { at } = await load(browser, base, query, LINE, Number(process.env.SLOWER || 4))
  const rounds = 1 + Math.max(...before.map(({ from }) => Math.floor(from / FAR.latency)))
  const bytes = before.reduce((sum, { size }) => sum + size, 0)
  return { rounds, bytes, line: Math.round(rounds * LINE.latency + 1000 * bytes / LINE.downloadThroughput), ms: Math.round(at) }
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
    await holds(`the first result for ${query} needs few rounds and bytes`, async () => {
      const { rounds, bytes, line, ms } = await measure(browser, base, query)
      console.log(`# ${query}: ${rounds} rounds, ${bytes} bytes: ${line} ms of a phone's line, ${ms} ms seen here`)
      assert.ok(rounds <= MOST_ROUNDS, `${rounds} rounds`)
      assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`)
    })
  }
} finally {
  await browser.close()
  server.kill()
}
