// Every line of JSON against its table's JSON Schema 2020-12, by Ajv in strict mode.
import assert from 'node:assert/strict'
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { holds, readJson, readJsonLines, tables } from './lib.mjs'

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true })
addFormats(ajv)
for (const { name } of tables()) {
  await holds(`the lines of ${name} are valid`, () => {
    const validate = ajv.compile(readJson('package', 'data', `${name}.schema.json`))
    readJsonLines('package', 'data', `${name}.jsonl`).forEach((row, i) =>
      assert.ok(validate(row), `line ${i + 1}: ${ajv.errorsText(validate.errors)}`))
  })
}
