
// What the pages of a published site do where scripts run; all of it can be read without. loader.js stands before it. Works
// from a disk: nothing is fetched, data come as scripts.

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

const { element, bring } = window.site

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
