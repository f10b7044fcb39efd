// ddl.mjs DIR: the data package's tables as SQL statements, for PostgreSQL and DuckDB alike: types, keys, enums.
import { pathToFileURL } from 'node:url'
import { tables } from './lib.mjs'

// DuckDB's decimals have a size; PostgreSQL's NUMERIC takes any.
const types = { string: 'TEXT', integer: 'BIGINT', boolean: 'BOOLEAN', date: 'DATE' }

const quoted = names => [names].flat().map(name => `"${name}"`).join(', ')

function column ({ name, type, constraints = {} }, decimal) {
  const values = (constraints.enum ?? []).map(value => `'${value.replaceAll("'", "''")}'`)
  return [`"${name}"`, types[type] ?? decimal, constraints.required ? 'NOT NULL' : '',
    values.length ? `CHECK ("${name}" IN (${values.join(', ')}))` : ''].filter(Boolean).join(' ')
}

export function createTable ({ name, schema }, decimal) {
  const keys = (schema.foreignKeys ?? []).map(({ fields, reference }) =>
    `FOREIGN KEY (${quoted(fields)}) REFERENCES "${reference.resource}" (${quoted(reference.fields)})`)
  const lines = [...schema.fields.map(field => column(field, decimal)), `PRIMARY KEY (${quoted(schema.primaryKey)})`, ...keys]
  return `CREATE TABLE "${name}" (\n  ${lines.join(',\n  ')}\n);`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  tables().forEach(table => console.log(createTable(table, 'NUMERIC')))
}
