// The CSV files with csv-metadata.json, read by rdf-parser-csvw: a triple a cell, every literal in its datatype.
//
// The reader wants the metadata as RDF. Its JSON-LD context is a document of the web; what is used of it stands here.
import assert from 'node:assert/strict'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import jsonld from 'jsonld'
import rdf from '@rdfjs/dataset'
import CsvwParser from '@zazuko/rdf-parser-csvw'
import environment from '@zazuko/rdf-parser-csvw/lib/Factory.js'
import { validateTerm } from 'rdf-validate-datatype'
import { holds, outputs, readJson, readText, sameRows, tables } from './lib.mjs'

const csvw = 'http://www.w3.org/ns/csvw#'
const context = {
  '@vocab': csvw,
  dc: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  titles: { '@id': 'csvw:title' },
  csvw,
  url: { '@type': '@id' },
  columns: { '@id': 'csvw:column', '@container': '@list' },
  lineTerminators: { '@container': '@set' },
  datatype: { '@type': '@vocab' }
}
const builtIn = ['string', 'integer', 'decimal', 'boolean', 'date']
for (const name of builtIn) context[name] = `xsd:${name}`

const metadata = readJson('package', 'csv-metadata.json')
assert.equal([metadata['@context']].flat()[0], 'http://www.w3.org/ns/csvw')

// The description of one table, with what the group says for all.
async function describe (table) {
  const document = { ...metadata, ...table, '@context': context, tables: undefined }
  const quads = await jsonld.toRDF(JSON.parse(JSON.stringify(document)), { base: 'file:///' })
  return rdf.dataset(quads.map(({ subject, predicate, object }) =>
    environment.quad(term(subject), term(predicate), term(object))))
}

function term ({ termType, value, language, datatype }) {
  if (termType === 'BlankNode') return environment.blankNode(value.replace('_:', ''))
  if (termType === 'Literal') return environment.literal(value, language || environment.namedNode(datatype.value))
  return environment.namedNode(value)
}

async function read (url, dataset) {
  const base = `file:///${url}`
  const rows = []
  const numbers = new Map()
  const stream = new CsvwParser({ metadata: dataset, baseIRI: base, factory: environment })
    .import(createReadStream(join(outputs, 'package', url)))
  for await (const { subject, predicate, object } of stream) {
    if (predicate.value === `${csvw}describes`) numbers.set(object.value, rows.push(new Map()) - 1)
    if (!predicate.value.startsWith(`${base}#`)) continue
    assert.ok(object.termType === 'Literal' && validateTerm(object), `“${object.value}” is no ${object.datatype.value}`)
    rows[numbers.get(subject.value)].set(decodeURIComponent(predicate.value.slice(base.length + 1)), object)
  }
  return rows
}

const readers = { integer: Number, decimal: Number, boolean: value => value === 'true' }

for (const { name, fields, rows } of tables()) {
  await holds(`CSV on the Web tells every cell of ${name}`, async () => {
    const table = metadata.tables.find(({ url }) => url === `data/${name}.csv`)
    const got = await read(table.url, await describe(table))
    const cell = literal => literal
      ? (readers[literal.datatype.value.replace(/.*#/, '')] ?? String)(literal.value)
      : null
    sameRows(name, fields, got.map(row => fields.map(field => cell(row.get(field.name)))), rows)
  })
  await holds(`the titles, keys and values of ${name} are as declared`, () => check(name, rows, fields))
}

// What the reader does not look at: the header, required columns, primary keys, foreign keys, and formats of strings.
function check (name, rows, fields) {
  const { url, tableSchema } = metadata.tables.find(({ url }) => url === `data/${name}.csv`)
  const header = readText('package', url).split('\r\n')[0]
  assert.equal(tableSchema.columns.map(({ titles }) => `"${titles}"`).join(), header)
  const places = names => [names].flat().map(column => fields.findIndex(field => field.name === column))
  const key = (row, at) => JSON.stringify(at.map(i => row[i]))
  const keys = new Set(rows.map(row => key(row, places(tableSchema.primaryKey))))
  assert.equal(keys.size, rows.length, 'a primary key stands twice')
  tableSchema.columns.forEach((column, i) => {
    const format = column.datatype.format && new RegExp(`^(?:${column.datatype.format})$`, 'u')
    for (const row of rows) {
      assert.ok(row[i] !== null || !column.required, `${column.name} is required`)
      assert.ok(row[i] === null || !format || format.test(row[i]), `${column.name} cannot be ${row[i]}`)
    }
  })
  for (const { columnReference, reference } of tableSchema.foreignKeys ?? []) {
    const other = tables().find(table => `data/${table.name}.csv` === reference.resource)
    const at = [reference.columnReference].flat().map(column => other.fields.findIndex(field => field.name === column))
    const there = new Set(other.rows.map(row => key(row, at)))
    for (const row of rows) assert.ok(there.has(key(row, places(columnReference))), `no ${reference.resource} for ${row}`)
  }
}
