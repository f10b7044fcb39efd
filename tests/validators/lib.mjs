// What the validators written for node share: TAP lines for over_sets in lib.sh, and the package they are tried on.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import assert from 'node:assert/strict'

// The folder of outputs that the command line names.
export const outputs = process.argv[2]

export const readText = (...path) => readFileSync(join(outputs, ...path), 'utf8')
export const readJson = (...path) => JSON.parse(readText(...path))
export const readJsonLines = (...path) =>
  readText(...path).split('\n').filter(Boolean).map(line => JSON.parse(line))

// Prints whether `check` went through without an error; it may say why in what it throws.
export async function holds (sentence, check) {
  try {
    await check()
    console.log(`ok - ${sentence}`)
  } catch (error) {
    console.log(`not ok - ${sentence}`)
    const why = [error.message, ...(error.errors ?? []).map(e => e.message)].join('\n')
    console.log(why.split('\n').slice(0, 20).map(line => `# ${line.slice(0, 300)}`).join('\n'))
  }
}

// Rows as arrays of cells: the same number, then cell by cell, so that the first that differs is named.
export function sameRows (table, fields, got, wanted) {
  assert.equal(got.length, wanted.length, `${table} has ${got.length} rows, not ${wanted.length}`)
  wanted.forEach((row, i) => row.forEach((cell, j) => {
    if (got[i][j] !== cell) {
      assert.fail(`${table}, row ${i + 1}, ${fields[j].name}: ${JSON.stringify(got[i][j])}, not ${JSON.stringify(cell)}`)
    }
  }))
}

// The tables of the data package: {name, fields, rows}, the rows as the JSON lines have them.
export function tables () {
  return readJson('package', 'datapackage.json').resources.map(({ name, schema }) => {
    const rows = readJsonLines('package', 'data', `${name}.jsonl`).map(row => schema.fields.map(field => row[field.name]))
    return { name, schema, fields: schema.fields, rows }
  })
}
