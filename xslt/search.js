
// The search of a published site; loader.js stands before it. Works from a disk: nothing is fetched, data come as scripts.

const { element, bring, bringShard, termsOf } = window.site

// # Search: convert/write/search_index.h tells what is in the shards

const letters = new Map([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map((letter, i) => [letter, i]))
const CHUNK = 16
const PAGE = 20
const FIRST = 3 // are shown before the others are asked for

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
async function lookUp (terms, index) {
  const lists = await Promise.all(terms.map(async term => {
    const shard = await bringShard(term, index)
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
  const [title, folder, place, home] = chunk[report % CHUNK]
  const passages = element('p', { class: 'passages', 'data-report': report })
  waitingPassages.observe(passages)
  return element('li', {},
    element('a', { href: `${root}${folder}index.html?q=${encodeURIComponent(query)}` }, title),
    ' ', element('small', {}, titled ? '标题相符 · ' : '', element('a', { href: `${root}${home}index.html` }, place || '地区未详')),
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

async function search (query, into, index) {
  const { root } = index
  const terms = termsOf(query)
  into.replaceChildren(element('p', { class: 'hint' }, terms.length ? '……' : '请输入两个以上汉字，或一个词'))
  if (!terms.length) return
  const found = await lookUp(terms, index)
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

