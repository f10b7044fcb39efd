// peers.js BAOGAO GOLD_DIR REPORT_DIR: see peers.sh.
//
// Both get the same text and are judged alike: a statistic of the annotation (stat y, with a number) counts as found with value and
// unit where a result overlaps it whose value is the annotated one and whose unit is the same in meaning. The peer's values are expanded
// as it gives them. How many of its numbers have the right value, whatever their unit (it knows none for a count, as 个 or 家), is
// told apart: it gives every number of a text, statistic or not.
'use strict'
const { execFileSync, spawnSync } = require('child_process')
const fs = require('fs')
const path = require('path')
const suite = require('@microsoft/recognizers-text-suite')

const [baogao, gold, reports] = process.argv.slice(2)
const CHINESE = suite.Culture.Chinese
// What the peer calls the units that occur in reports.
const UNITS = {
  'Chinese yuan': 'CNY', Dollar: 'USD', 'United States dollar': 'USD', Euro: 'EUR', 'Hong Kong dollar': 'HKD', 'Japanese yen': 'JPY',
  Kilometer: '公里', 千米: '公里', Meter: '米', 'Square meter': '平方米', 'Square kilometer': '平方公里', 'Square kilometre': '平方公里', Ton: '吨',
  'Metric ton': '吨', 'Chinese Mu': '亩', Mu: '亩', Hectare: '公顷', Kilogram: '公斤', Jin: '斤', Year: '年', Month: '月', Day: '天', Hour: '小时'
}

function rows (file) {
  const [head, ...lines] = fs.readFileSync(file, 'utf8').replace(/\n$/, '').split('\n').map(line => line.split('\t'))
  return lines.map(cells => Object.fromEntries(head.map((name, i) => [name, cells[i] || ''])))
}

function decode (file) {
  const bytes = fs.readFileSync(file)
  try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes) } catch { return new TextDecoder('gb18030').decode(bytes) }
}

const decoded = text => text.replace(/&(lt|gt|quot|amp|#13);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&', '#13': '\r' })[name])

// The statistics of our XML, offsets in UTF-16 units.
function ours (xml) {
  const found = []
  const open = []
  let at = 0
  const body = xml.slice(xml.indexOf('<body'), xml.lastIndexOf('</body>'))
  for (const [, tag, text] of body.matchAll(/<([^>]*)>|([^<]+)/g)) {
    if (text !== undefined) at += decoded(text).length
    else if (tag.startsWith('furniture') && tag.includes(' code=')) at += 1
    else if (tag.startsWith('stat ')) open.push({ start: at, ...Object.fromEntries([...tag.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, k, v]) => [k, decoded(v)])) })
    else if (tag === '/stat') found.push({ ...open.pop(), end: at })
  }
  return found.map(s => ({ ...s, values: [s.value, s['value-max']].filter(Boolean) }))
}

const MODELS = [
  text => suite.recognizeCurrency(text, CHINESE), text => suite.recognizeDimension(text, CHINESE),
  text => suite.recognizePercentage(text, CHINESE), text => suite.recognizeOrdinal(text, CHINESE), text => suite.recognizeNumber(text, CHINESE)]

function theirs (text) {
  return MODELS.flatMap(model => { try { return model(text) } catch { return [] } }).map(r => {
    const percent = r.typeName === 'percentage'
    const value = r.resolution && r.resolution.value
    const ordinal = r.typeName === 'ordinal'
    const unit = percent ? '%' : ordinal ? '位' : r.resolution && r.resolution.unit
    return { start: r.start, end: r.end + 1, values: value ? [String(value).replace('%', '')] : [], unit: UNITS[unit] || unit || '' }
  })
}

const near = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a))

function right (g, r, anyUnit) {
  if (!(r.start < +g.end && +g.start < r.end)) return false
  const wanted = g.value.split('..')
  if (r.values.length !== wanted.length || !wanted.every((v, i) => near(Number(v), Number(r.values[i])))) return false
  return anyUnit || g.unit === r.unit
}

const bare = text => text.replace(/[\s“”‘’"'《》（）()、，]/g, '')
const score = { total: 0, ours: 0, oursNamed: 0, theirs: 0, theirValues: 0 }
let ourTime = 0
let theirTime = 0
let characters = 0
const measured = []
for (const name of fs.readdirSync(gold).filter(f => f.endsWith('.quantities.tsv')).map(f => f.slice(0, -15)).sort()) {
  const source = fs.readdirSync(reports).find(f => f.startsWith(name + '.') && !f.endsWith('.tsv'))
  if (!source) continue
  const file = path.join(reports, source)
  const text = decode(file)
  if (/[\u{10000}-\u{10FFFF}]/u.test(text)) continue // offsets would differ
  const mine = ours(execFileSync(baogao, ['convert', '-q', '-t', 'xml', file], { encoding: 'utf8', maxBuffer: 1 << 28 }))
  measured.push(file)
  characters += text.length
  const begin = process.cpuUsage().user
  let offset = 0
  const peer = []
  for (const line of text.split('\n')) { // a line at a time, as it gets ever slower with length
    for (const r of theirs(line)) peer.push({ ...r, start: r.start + offset, end: r.end + offset })
    offset += line.length + 1
  }
  theirTime += (process.cpuUsage().user - begin) / 1e6
  for (const g of rows(path.join(gold, name + '.quantities.tsv'))) {
    if (g.stat !== 'y' || g.kind === 'comparison' || g.kind === 'scope' || g.value === '') continue
    score.total++
    const hit = mine.find(r => right(g, r, false))
    if (hit) score.ours++
    if (hit && bare(hit.indicator || '') === bare(g.measure)) score.oursNamed++
    if (peer.some(r => right(g, r, false))) score.theirs++
    if (peer.some(r => right(g, r, true))) score.theirValues++
  }
}
// Processor time of both, so that what else runs does not count: theirs without starting node, ours with all there is, twenty times over.
const timed = spawnSync('sh', ['-c', 'p=$1; shift; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do "$p" convert -q -j 1 -t csv:statistics "$@" >/dev/null; done; times',
  'sh', baogao, ...measured], { encoding: 'utf8' })
const [, minutes, seconds] = timed.stdout.trim().split('\n').pop().match(/(\d+)m([\d.]+)s/)
ourTime = (60 * Number(minutes) + Number(seconds)) / 20
const share = n => `${n} (${(100 * n / score.total).toFixed(1)} %)`
console.log(`${measured.length} reports, ${characters} characters, ${score.total} annotated statistics with a number`)
console.log(`baogao       value and unit ${share(score.ours)}, with the indicator word for word ${share(score.oursNamed)}, ${ourTime.toFixed(4)} s`)
console.log(`recognizers  value and unit ${share(score.theirs)}, value ${share(score.theirValues)}; it names no indicator, ${theirTime.toFixed(1)} s`)
console.log(`times as fast: ${(theirTime / ourTime).toFixed(0)}`)
