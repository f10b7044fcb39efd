// The data package, by the libraries datapackage and tableschema: its profiles, every row cast, unique and foreign keys.
import { join } from 'node:path'
import { createRequire } from 'node:module'
import assert from 'node:assert/strict'
import datapackage from 'datapackage'
import Ajv from 'ajv/dist/2020.js'
import Draft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { holds, outputs, readJson, sameRows, tables } from './lib.mjs'

const require = createRequire(import.meta.url)
const file = join(outputs, 'package', 'datapackage.json')

for (const name of ['data-package', 'tabular-data-package']) {
  await holds(`the data package keeps the profile ${name} of version 1`, () => {
    const ajv = new Draft04({ strict: false, allErrors: true, validateFormats: false })
    const validate = ajv.compile(require(`datapackage/lib/profiles/${name}.json`))
    assert.ok(validate(readJson('package', 'datapackage.json')), ajv.errorsText(validate.errors))
  })
}

// The profiles of version 2 are in no package of npm; the schema beside this file says what the standard's text does.
await holds('the data package is as version 2 wants it', () => {
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true })
  addFormats(ajv)
  const validate = ajv.compile(require('./datapackage-2.schema.json'))
  assert.ok(validate(readJson('package', 'datapackage.json')), ajv.errorsText(validate.errors))
})

const known = await datapackage.Package.load(file, { strict: true })
for (const { name, fields, rows } of tables()) {
  const resource = known.getResource(name)
  await holds(`every row of ${name} has its types and keys`, async () => {
    const got = await resource.read({ cast: true, relations: false })
    const plain = got.map(row => row.map((cell, j) => fields[j].type === 'date' && cell ? isoDay(cell) : cell))
    sameRows(name, fields, plain, rows)
  })
  await holds(`the relations of ${name} hold`, () => resource.checkRelations())
}

function isoDay (date) {
  const two = number => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
