// What the pages of a published site do where scripts run; all of it can be read without. Works from a disk: nothing is
// fetched, data come as scripts.
'use strict'

// # A report's page: cite a paragraph (address, and the citation of GB/T 7714)

function today () {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(number => String(number).padStart(2, '0')).join('-')
}

function addressOf (id) {
  const own = document.getElementById('citation').dataset.address
  const base = /^https?:/.test(own) ? own : location.href.replace(/[?#].*$/, '')
  return id ? `${base}#${id}` : base
}

function citationOf (id) {
  const copy = document.getElementById('citation').cloneNode(true)
  copy.querySelector('.day').textContent = `[${today()}]`
  copy.querySelector('.address').textContent = addressOf(id)
  return copy.textContent
}

function showCitation (paragraph) {
  const box = document.createElement('dialog')
  box.className = 'cite-box'
  box.setAttribute('aria-label', '引用本段')
  const words = document.createElement('textarea')
  words.readOnly = true
  words.setAttribute('aria-label', '引文与地址')
  const text = paragraph.textContent.replace(/¶/g, '').trim()
  words.value = `“${text.length > 120 ? text.slice(0, 120) + '……' : text}”\n${citationOf(paragraph.id)}`
  const copy = document.createElement('button')
  copy.type = 'button'
  copy.textContent = '复制'
  copy.onclick = () => {
    words.select()
    document.execCommand('copy') // also where there is no secure context: from a disk
    copy.textContent = '已复制'
  }
  const close = document.createElement('button')
  close.type = 'button'
  close.textContent = '关闭'
  close.onclick = () => box.close()
  box.append(words, copy, close)
  box.onclose = () => box.remove()
  document.body.append(box)
  box.showModal()
}

function addPilcrows () {
  for (const paragraph of document.querySelectorAll('.text p[id], .text .items li[id]')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'pilcrow'
    button.textContent = '¶'
    button.setAttribute('aria-label', '引用本段')
    button.onclick = () => {
      history.replaceState(null, '', `#${paragraph.id}`)
      showCitation(paragraph)
    }
    paragraph.append(button)
  }
}

if (document.getElementById('citation')) {
  const citation = document.getElementById('citation')
  citation.querySelector('.day').textContent = `[${today()}]`
  citation.querySelector('.address').textContent = addressOf('')
  addPilcrows()
}

// # Scripts that bring data: site.takeX(…)

const waiting = new Map()
const loaded = new Map()

function arrive (name, value) {
  loaded.set(name, value)
  if (waiting.has(name)) waiting.get(name)(value)
  waiting.delete(name)
}

// The value that the script at `path` brings under `name`, once it is there; without a path, one that the page has.
function bring (name, path) {
  if (loaded.has(name)) return Promise.resolve(loaded.get(name))
  return new Promise((resolve, reject) => {
    const before = waiting.get(name)
    waiting.set(name, value => { if (before) before(value); resolve(value) })
    if (before || !path) return
    const script = document.createElement('script')
    script.src = path
    script.onerror = () => reject(new Error(path))
    document.head.append(script)
  })
}

window.site = {
  take: value => arrive(`place ${value.key}`, value),
  takePlaces: value => arrive('places', value),
  takeAbout: value => arrive('about', value),
  takeIndicators: value => arrive('indicators', value),
  takeText: (number, value) => arrive(`text ${number}`, value),
  takeShard: (number, value) => arrive(`shard ${number}`, value),
  takeReports: (number, value) => arrive(`reports ${number}`, value)
}

function element (name, attributes, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value)
  made.append(...children)
  return made
}

// # Search: convert/write/search_index.h tells what is in the shards

const letters = new Map([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map((letter, i) => [letter, i]))
const CHUNK = 16
const PAGE = 20
const FIRST = 3 // are shown before the others are asked for

// What the index knows of a query: pairs of ideographs, and words. Of a long run the pairs stand side by side: they hold
// every character, and half as many have to be loaded.
function termsOf (query) {
  const terms = new Set()
  const text = query.normalize('NFKC').toLowerCase()
  for (const run of text.match(/[\u3400-\u9fff\uf900-\ufaff\u3007]+/g) || []) {
    for (let i = 0; i + 1 < run.length; i += run.length > 4 ? 2 : 1) terms.add(run.slice(i, i + 2))
    if (run.length > 1) terms.add(run.slice(-2))
  }
  for (const word of text.match(/[a-z0-9]{2,}/g) || []) if (/[a-z]/.test(word)) terms.add(word.slice(0, 8))
  return [...terms]
}

function shardOf (term, shards) {
  let sum = 0
  for (const character of term) sum = (sum * 31 + character.codePointAt(0)) % 65521
  return sum % shards
}

// Number of a report (from 0 on) → whether a title of it has the term.
function decode (text) {
  const found = new Map()
  let report = 0
  let value = 0
  let shift = 0
  for (const letter of text || '') {
    const five = letters.get(letter)
    value |= (five & 31) << shift
    shift += 5
    if (five >= 32) continue
    report += value >> 1
    found.set(report - 1, (value & 1) === 1)
    value = shift = 0
  }
  return found
}

// The reports that have all terms: those with them in titles first, then the later years.
async function lookUp (terms, root, shards) {
  const lists = await Promise.all(terms.map(async term => {
    const number = shardOf(term, shards)
    const shard = await bring(`shard ${number}`, `${root}search/shards/${number}.js`)
    return decode(Object.hasOwn(shard, term) ? shard[term] : '')
  }))
  const { years } = await bring('about')
  const yearOf = report => 64 * letters.get(years[2 * report]) + letters.get(years[2 * report + 1])
  lists.sort((a, b) => a.size - b.size)
  const found = []
  for (const report of lists[0].keys()) {
    if (!lists.every(list => list.has(report))) continue
    found.push({ report, titled: lists.every(list => list.get(report)), year: yearOf(report) })
  }
  return found.sort((a, b) => b.titled - a.titled || b.year - a.year || a.report - b.report)
}

async function describe ({ report, titled }, query, root) {
  const number = Math.floor(report / CHUNK)
  const chunk = await bring(`reports ${number}`, `${root}search/reports/${number}.js`)
  const [title, folder, place, key] = chunk[report % CHUNK]
  const passages = element('p', { class: 'passages', 'data-report': report })
  waitingPassages.observe(passages)
  return element('li', {},
    element('a', { href: `${root}${folder}index.html?q=${encodeURIComponent(query)}` }, title),
    ' ', element('small', {}, titled ? '标题相符 · ' : '', element('a', { href: `${root}places/${key}/index.html` }, place || '地区未详')),
    passages)
}

// # Passages of a found report: its text is brought when the result comes into view, one text after the other, so that
// results themselves never wait for one

const AROUND = 28 // characters shown before and behind what is found
const MOST_PASSAGES = 2

// Where the words stand, or else the first pair of each, as [from, to], first to last.
function placesIn (text, query) {
  const words = query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  const lower = text.toLowerCase()
  const all = word => {
    const found = []
    for (let at = -1; (at = lower.indexOf(word, at + 1)) >= 0;) found.push([at, at + word.length])
    return found
  }
  const places = words.flatMap(word => {
    const whole = all(word)
    return whole.length ? whole : termsOf(word).flatMap(term => all(term).slice(0, 1))
  })
  return places.sort((a, b) => a[0] - b[0])
}

function showPassages (text, query, into) {
  const places = placesIn(text, query)
  let end = 0
  let shown = 0
  for (const [from, to] of places) {
    if (from < end) continue
    if (shown++ === MOST_PASSAGES) break
    const line = (part, side) => part.split('\n')[side < 0 ? part.split('\n').length - 1 : 0]
    const before = line(text.slice(Math.max(end, from - AROUND), from), -1)
    const behind = line(text.slice(to, to + AROUND), 1)
    into.append(`…${before}`, element('mark', {}, text.slice(from, to)), `${behind}…`)
    end = to + AROUND
  }
  if (places.length > MOST_PASSAGES) into.append(' ', element('small', {}, `共${places.length}处`))
}

let passagesDone = Promise.resolve()
const waitingPassages = window.IntersectionObserver && new IntersectionObserver(entries => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue
    waitingPassages.unobserve(target)
    const { report } = target.dataset
    const { q, dataset } = searchForm
    passagesDone = passagesDone.then(async () => {
      if (!target.isConnected) return // another search has begun
      showPassages(await bring(`text ${report}`, `${dataset.root}search/texts/${report}.js`), q.value.trim(), target)
    }).catch(() => {}) // the result stands without it
  }
})

async function showIndicators (query, root, into) {
  const indicators = await bring('indicators', `${root}search/indicators.js`)
  const found = indicators.filter(([, ...names]) => names.some(name => name.includes(query) || query.includes(name)))
  if (!found.length) return
  const links = found.slice(0, 8).map(([code, name]) => element('a', { href: `${root}indicators/${code}/index.html` }, name))
  into.append('指标：', ...links.flatMap(link => [link, ' ']))
}

async function search (query, into, { root, shards }) {
  const terms = termsOf(query)
  into.replaceChildren(element('p', { class: 'hint' }, terms.length ? '……' : '请输入两个以上汉字，或一个词'))
  if (!terms.length) return
  const found = await lookUp(terms, root, Number(shards))
  const list = element('ol', { class: 'years-list found' })
  const more = element('button', { type: 'button' }, '更多')
  const indicators = element('p', { class: 'indicators' })
  let shown = 0
  const showMore = async () => {
    const next = found.slice(shown, shown + PAGE)
    shown += next.length
    for (const some of [next.slice(0, FIRST), next.slice(FIRST)]) {
      list.append(...await Promise.all(some.map(one => describe(one, query, root))))
    }
    more.hidden = shown >= found.length
  }
  more.onclick = showMore
  into.replaceChildren(element('p', {}, `${found.length}份报告`), indicators, list, more)
  await showMore()
  document.documentElement.dataset.found = String(found.length)
  await showIndicators(query, root, indicators)
}

const searchForm = document.getElementById('search')
if (searchForm) {
  const into = document.getElementById('found')
  const failed = error => into.replaceChildren(element('p', {}, `读不到 ${error.message}`))
  document.getElementById('about').onerror = () => failed(new Error('about.js'))
  const run = () => {
    const query = searchForm.q.value.trim()
    if (query) search(query, into, searchForm.dataset).catch(failed)
  }
  searchForm.onsubmit = event => {
    event.preventDefault()
    history.replaceState(null, '', `?q=${encodeURIComponent(searchForm.q.value.trim())}`)
    run()
  }
  const given = new URLSearchParams(location.search).get('q')
  if (given) {
    searchForm.q.value = given
    run()
  }
}

// What was searched for, in a report's page: marked, the first in view.
function mark (query) {
  const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT)
  const nodes = []
  while (walker.nextNode()) if (walker.currentNode.data.includes(query)) nodes.push(walker.currentNode)
  for (const node of nodes) {
    for (let rest = node, at; (at = rest.data.indexOf(query)) >= 0;) {
      const word = rest.splitText(at)
      rest = word.splitText(query.length)
      const marked = document.createElement('mark')
      word.replaceWith(marked)
      marked.append(word)
    }
  }
  const first = document.querySelector('mark')
  if (first) first.scrollIntoView({ block: 'center' })
}

const wanted = new URLSearchParams(location.search).get('q')
if (wanted && document.getElementById('citation')) for (const word of wanted.split(/\s+/)) if (word) mark(word)

// # The index: only reports of a level, a province, a year

const filters = document.getElementById('filters')
if (filters) {
  const places = [...document.querySelectorAll('#reports [data-years]')]
  const fill = (select, values) => select.append(...values.map(value => element('option', { value }, value)))
  const provinces = new Set(places.map(place => place.dataset.province).filter(Boolean))
  const years = new Set(places.flatMap(place => place.dataset.years.split(' ')).filter(Boolean))
  fill(filters.province, [...provinces])
  fill(filters.year, [...years].sort().reverse())
  const show = () => {
    const { level, province, year } = filters
    const active = level.value || province.value || year.value
    let count = 0
    for (const place of places) {
      const fits = (!level.value || place.dataset.level === level.value) &&
        (!province.value || place.dataset.province === province.value) &&
        (!year.value || place.dataset.years.split(' ').includes(year.value))
      place.hidden = !fits
      if (fits) count++
      for (const link of place.querySelectorAll('.years a')) link.hidden = Boolean(year.value && link.textContent.slice(0, 4) !== year.value)
    }
    for (const group of document.querySelectorAll('#reports details, #reports .level')) {
      group.hidden = !group.querySelector('[data-years]:not([hidden])')
      if (group.localName === 'details') group.open = Boolean(active) && !group.hidden
    }
    filters.querySelector('output').textContent = active ? `${count}个地区` : ''
  }
  filters.hidden = false
  filters.onchange = show
  filters.onsubmit = event => event.preventDefault()
  const given = new URLSearchParams(location.search)
  for (const name of ['level', 'province', 'year']) if (given.get(name)) filters[name].value = given.get(name)
  show()
}

// # Comparing two reports

async function rowsOf (key, year) {
  const place = await bring(`place ${key}`, `data/${key}.js`)
  const rows = new Map()
  for (const [code, name, measure, unit, target, result] of place.years[year] || []) {
    rows.set(`${code} ${measure} ${unit}`, { name: name + (measure === 'growth' ? '增速' : ''), target, result })
  }
  return rows
}

const cell = text => element('td', { class: 'number' }, text ?? '—')

async function compare (sides, into) {
  const [left, right] = await Promise.all(sides.map(side => rowsOf(side.key, side.year)))
  const keys = [...new Set([...left.keys(), ...right.keys()])]
  const both = keys.filter(key => left.has(key) && right.has(key))
  const ordered = [...both, ...keys.filter(key => !both.includes(key))]
  const names = sides.map(side => `${side.name}${side.year}年`)
  const head = element('thead', {},
    element('tr', {}, element('th', { scope: 'col', rowspan: 2 }, '指标'),
      ...names.map(name => element('th', { scope: 'colgroup', colspan: 2 }, name))),
    element('tr', {}, ...names.flatMap(() => ['目标', '结果'].map(word => element('th', { scope: 'col', class: 'number' }, word)))))
  const body = element('tbody', {}, ...ordered.map(key => {
    const [a, b] = [left.get(key) || {}, right.get(key) || {}]
    return element('tr', {}, element('th', { scope: 'row' }, a.name || b.name), cell(a.target), cell(a.result), cell(b.target), cell(b.result))
  }))
  into.replaceChildren(element('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': names.join('与') },
    element('table', {}, head, body)))
}

const comparison = document.getElementById('compare')
if (comparison) {
  const into = document.getElementById('comparison')
  const given = new URLSearchParams(location.search)
  bring('places', 'places.js').then(places => {
    const byName = new Map(places.map(([key, name, level, years]) => [name, { key, name, years }]))
    const byKey = new Map(places.map(([key, name, level, years]) => [key, { key, name, years }]))
    document.getElementById('places').replaceChildren(...[...byName.keys()].map(value => element('option', { value })))
    const fillYears = (input, select, wanted) => {
      const place = byName.get(input.value)
      const years = place ? [...place.years].reverse() : []
      select.replaceChildren(...(years.length ? years : ['']).map(value => element('option', { value }, value || '—')))
      if (wanted && years.includes(Number(wanted))) select.value = wanted
    }
    const show = () => {
      const sides = [['a', 'ay'], ['b', 'by']].map(([name, year]) => ({ ...byName.get(comparison[name].value), year: comparison[year].value }))
      if (!sides.every(side => side.key && side.year)) return into.replaceChildren(element('p', { class: 'hint' }, '请选择两个地区和年份。'))
      const query = new URLSearchParams({ a: sides[0].key, ay: sides[0].year, b: sides[1].key, by: sides[1].year })
      history.replaceState(null, '', `?${query}`)
      compare(sides, into)
    }
    for (const [name, year] of [['a', 'ay'], ['b', 'by']]) {
      const place = byKey.get(given.get(name)) || (name === 'b' && byKey.get(given.get('a')))
      if (place) comparison[name].value = place.name
      fillYears(comparison[name], comparison[year], given.get(year))
      if (name === 'b' && !given.get('b') && place && place.years.length > 1) comparison[year].selectedIndex = 1
      comparison[name].onchange = () => { fillYears(comparison[name], comparison[year]); show() }
      comparison[year].onchange = show
    }
    show()
  })
}
