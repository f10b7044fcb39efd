// catalog.rdf read by rapper, catalog.jsonld by jsonld; the shapes in dcat.ttl by rdf-validate-shacl.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import jsonld from 'jsonld'
import N3 from 'n3'
import Validator from 'rdf-validate-shacl'
import { holds, outputs, readJson } from './lib.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const base = 'https://data.example.org/reports/'
const canonical = { algorithm: 'RDFC-1.0', format: 'application/n-quads' }
let triples

await holds('rapper and jsonld read the same graph', async () => {
  triples = execFileSync('rapper', ['-q', '-i', 'rdfxml', '-o', 'ntriples', '-I', base,
    join(outputs, 'package', 'catalog.rdf')], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const fromXml = await jsonld.canonize(triples, { ...canonical, inputFormat: 'application/n-quads' })
  const fromJson = await jsonld.canonize(readJson('package', 'catalog.jsonld'), { ...canonical, base })
  const sides = [fromXml, fromJson].map(text => text.split('\n'))
  const only = (a, b) => a.filter(line => !b.includes(line)).slice(0, 3).join('\n')
  assert.equal(fromXml, fromJson, `only in RDF/XML:\n${only(...sides)}\nonly in JSON-LD:\n${only(...sides.reverse())}`)
})

await holds('the catalogue has what DCAT-AP wants', async () => {
  const shapes = new N3.Store(new N3.Parser().parse(readFileSync(join(here, 'dcat.ttl'), 'utf8')))
  const data = new N3.Store(new N3.Parser().parse(triples))
  const { conforms, results } = await new Validator(shapes).validate(data)
  const say = ({ focusNode, path, message }) => `${focusNode?.value} ${path?.value}: ${message.map(m => m.value).join(' ')}`
  assert.ok(conforms, results.map(say).join('\n'))
})

await holds('size and hash of every file are as the catalogue says', () => {
  const graph = new N3.Store(new N3.Parser().parse(triples))
  const one = (subject, name) => graph.getObjects(subject, name, null)[0]
  const files = graph.getQuads(null, 'http://www.w3.org/ns/dcat#downloadURL', null, null)
  assert.ok(files.length > 0)
  for (const { subject, object } of files) {
    assert.ok(object.value.startsWith(base), object.value)
    const checksum = one(one(subject, 'http://spdx.org/rdf/terms#checksum'), 'http://spdx.org/rdf/terms#checksumValue')
    check(object.value.slice(base.length), one(subject, 'http://www.w3.org/ns/dcat#byteSize').value, checksum.value)
  }
})

await holds('and as the data package says', () => {
  for (const { path, bytes, hash } of readJson('package', 'datapackage.json').resources) {
    check(path, bytes, hash.replace('sha256:', ''))
  }
})

const forCkan = existsSync(join(outputs, 'package', 'ckan.json')) // only where the web address is known
if (forCkan) await holds('and as the payload for CKAN says', () => {
  const { resources } = readJson('package', 'ckan.json')
  assert.ok(resources.length > 0)
  for (const { url, size, hash } of resources) check(url.replace(base, ''), size, hash.replace('sha256:', ''))
})

function check (path, size, hash) {
  const bytes = readFileSync(join(outputs, 'package', decodeURIComponent(path)))
  assert.equal(bytes.length, Number(size), path)
  assert.equal(createHash('sha256').update(bytes).digest('hex'), hash, path)
}
