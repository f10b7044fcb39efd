// The published site in headless Chromium. Every page that can be reached from index.html is opened; whatever it links to
// must be there, and the anchor in it.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { holds, outputs, readJson } from './lib.mjs'

const folder = resolve(outputs, 'package')

// What a page links to, and the anchors it has.
const look = () => ({
  links: [...document.querySelectorAll('[href], [src], form[action]')].map(element =>
    element.href?.baseVal ?? element.href ?? element.src ?? element.action),
  anchors: [...document.querySelectorAll('[id]')].map(element => element.id)
})

async function walk (browser, base) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const complaints = []
  page.on('pageerror', error => complaints.push(`${page.url()}: ${error.message}`))
  page.on('console', message => {
    const asked = message.location().url.endsWith('/favicon.ico') // by the browser itself
    if (message.type() === 'error' && !asked) complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('requestfailed', request => complaints.push(`${page.url()} wants ${request.url()}`))
  const pages = new Map()
  const wanted = [new URL('index.html', base).href]
  const fragments = []
  const files = new Set()
  while (wanted.length) {
    const url = wanted.shift()
    if (pages.has(url)) continue
    await page.goto(url)
    const { links, anchors } = await page.evaluate(look)
    pages.set(url, new Set(anchors))
    for (const link of links) {
      const target = new URL(link, url)
      const fragment = decodeURIComponent(target.hash.slice(1))
      target.hash = target.search = ''
      if (!target.href.startsWith(base)) continue
      if (fragment) fragments.push({ url, target: target.href, fragment })
      if (target.pathname.endsWith('.html')) wanted.push(target.href)
      else files.add(target.href)
    }
  }
  await context.close()
  const lost = fragments.filter(({ target, fragment }) => pages.has(target) && !pages.get(target).has(fragment))
    .map(({ url, target, fragment }) => `${url} links to ${target}#${fragment}`)
  return { pages, files, complaints, lost }
}

async function opens (context, url) {
  const answer = url.startsWith('file:') ? null : await context.request.get(url)
  return answer ? answer.ok() : import('node:fs').then(({ existsSync }) => existsSync(new URL(url)))
}

async function check (name, browser, base) {
  await holds(`no link of the site is broken, read from ${name}`, async () => {
    const { pages, files, complaints, lost } = await walk(browser, base)
    const context = await browser.newContext()
    for (const file of files) if (!await opens(context, file)) complaints.push(`${file} is missing`)
    await context.close()
    assert.deepEqual([...complaints, ...lost], [])
    const made = readdirSync(folder, { recursive: true }).filter(name => name.endsWith('.html'))
    assert.equal(pages.size, made.length, 'a way from the index to every page')
    assert.ok(files.size >= 3 * readJson('package', 'datapackage.json').resources.length, `only ${files.size} files`)
  })
}

async function serve () {
  const server = spawn('python3', ['-u', '-m', 'http.server', '--bind', '127.0.0.1', '--directory', folder, '0'],
    { stdio: ['ignore', 'pipe', 'ignore'] }) // its log of each request would fill a pipe that nobody reads
  const [line] = await once(server.stdout, 'data')
  return { server, base: `http://127.0.0.1:${/port (\d+)/.exec(line)[1]}/` }
}

const { server, base } = await serve()
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  await check('files', browser, pathToFileURL(join(folder, '/')).href)
  await check('a static server', browser, base)
} finally {
  await browser.close()
  server.kill()
}
